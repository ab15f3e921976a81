package com.sarvanom.retrieval;

import com.sarvanom.service.Observation;
import com.sarvanom.service.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Holds the stop back while the cluster still sends requests here; Spring's own graceful stop follows. */
@Component
class StoppingLag {

    private static final Logger LOG = LoggerFactory.getLogger(StoppingLag.class);

    private final Observation observation;
    private final Settings settings;

    StoppingLag(Observation observation, Settings settings) {
        this.observation = observation;
        this.settings = settings;
    }

    @EventListener(ContextClosedEvent.class)
    void serveOn() {
        observation.beginStopping();
        try {
            Thread.sleep(settings.shutdownLag().toMillis());
        } catch (InterruptedException e) {
            // Whoever is in a hurry ends the lag, not the graceful stop that follows: the flag stays down for Tomcat's
            // own waits.
            LOG.info("lag cut short");
        }
    }
}
