package com.sarvanom.retrieval;

import com.sarvanom.service.Observation;
import com.sarvanom.service.Settings;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Holds the stop back while the cluster still sends requests here; Spring's own graceful stop follows. */
@Component
class StoppingLag {

    private final Observation observation;
    private final Settings settings;

    StoppingLag(Observation observation, Settings settings) {
        this.observation = observation;
        this.settings = settings;
    }

    @EventListener(ContextClosedEvent.class)
    void serveOn() throws InterruptedException {
        observation.beginStopping();
        Thread.sleep(settings.shutdownLag().toMillis());
    }
}
