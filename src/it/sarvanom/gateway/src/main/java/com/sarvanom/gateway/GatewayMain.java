package com.sarvanom.gateway;

import com.sarvanom.service.Dependency;
import com.sarvanom.service.HttpService;
import com.sarvanom.service.Logging;
import com.sarvanom.service.Observation;
import com.sarvanom.service.ServiceIdentity;
import com.sarvanom.service.Settings;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Starts the gateway. */
public final class GatewayMain {

    private static final int PORT = 8004;

    private GatewayMain() {}

    public static void main(String[] args) {
        // Shorter than the 30 s after which the services close an idle connection, so that they never close one in use.
        System.setProperty("jdk.httpclient.keepalive.timeout", "20");
        Settings settings = Settings.ofThisProcess();
        Logging.configure(settings);
        start(settings).closeAtExit();
    }

    static HttpService start(Settings settings) {
        List<Dependency> dependencies = Stream.of(
                        Dependency.http(settings, "RETRIEVAL_URL", "retrieval", "/health"),
                        Dependency.http(settings, "SYNTHESIS_URL", "synthesis", "/health"),
                        Dependency.tcp(settings, "DATABASE_URL", "database"),
                        Dependency.tcp(settings, "REDIS_URL", "cache"))
                .flatMap(Optional::stream)
                .toList();
        Observation observation =
                new Observation(ServiceIdentity.of(GatewayMain.class), dependencies, Clock.systemUTC());
        return HttpService.start(observation, Map.of("/search", search(settings)), settings, PORT);
    }

    private static Search search(Settings settings) {
        ExecutorService threads = Executors.newCachedThreadPool(GatewayMain::thread);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .executor(threads)
                .build();
        return new Search(
                Backend.of(client, settings, "RETRIEVAL_URL", "retrieval", "/retrieve"),
                Backend.of(client, settings, "SYNTHESIS_URL", "synthesis", "/synthesize"),
                threads);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "backend");
        thread.setDaemon(true);
        return thread;
    }
}
