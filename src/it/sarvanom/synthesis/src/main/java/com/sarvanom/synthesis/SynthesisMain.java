package com.sarvanom.synthesis;

import com.sarvanom.service.Dependency;
import com.sarvanom.service.HttpService;
import com.sarvanom.service.Logging;
import com.sarvanom.service.Observation;
import com.sarvanom.service.ServiceIdentity;
import com.sarvanom.service.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the synthesis service. */
public final class SynthesisMain {

    private static final int PORT = 8006;

    private SynthesisMain() {}

    public static void main(String[] args) {
        Settings settings = Settings.ofThisProcess();
        Logging.configure(settings);
        start(settings).closeAtExit();
    }

    static HttpService start(Settings settings) {
        List<Dependency> dependencies = Stream.of(
                        Dependency.http(settings, "OLLAMA_URL", "ollama", "/"),
                        Dependency.tcp(settings, "REDIS_URL", "cache"))
                .flatMap(Optional::stream)
                .toList();
        Observation observation =
                new Observation(ServiceIdentity.of(SynthesisMain.class), dependencies, Clock.systemUTC());
        return HttpService.start(observation, Map.of("/synthesize", new Synthesizer()), settings, PORT);
    }
}
