package com.sarvanom.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class StoppingTest {

    private static final int CALLERS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Observation observation =
            new Observation(new ServiceIdentity("test", "1.2.3"), List.of(), Clock.systemUTC());

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void finishesWhatItHasBegun() throws Exception {
        HttpService service = start("0");
        CompletableFuture<HttpResponse<String>> slow = send(service, "/slow?q=1");
        entered.await();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(service::close);
        awaitStopping();
        released.countDown();

        assertEquals("{\"done\":true}", slow.get().body());
        stop.get();
        assertRefused(service);
    }

    @Test
    void servesOnDuringTheLagAndAsksItsCallersToLeave() throws Exception {
        HttpService service = start("60000");
        assertEquals(
                Optional.empty(), send(service, "/fast?q=1").get().headers().firstValue("Connection"));
        Thread stop = new Thread(service::close);
        stop.start();
        awaitStopping();

        HttpResponse<String> during = send(service, "/fast?q=1").get();
        assertEquals(200, during.statusCode());
        assertEquals(Optional.of("close"), during.headers().firstValue("Connection"));
        assertEquals(503, send(service, "/health").get().statusCode());

        stop.interrupt();
        stop.join();
        assertRefused(service);
    }

    @Test
    void keepAliveCallersLoseNothing() throws Exception {
        HttpService service = start("60000");
        CountDownLatch told = new CountDownLatch(CALLERS);
        List<CompletableFuture<String>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(CompletableFuture.supplyAsync(
                    () -> KeepAliveCaller.callUntilToldToLeave(service.port(), entered, told), threads));
        }
        entered.await();
        Thread stop = new Thread(service::close);
        stop.start();
        told.await();
        stop.interrupt();

        for (CompletableFuture<String> caller : callers) {
            assertEquals("told to leave, then closed", caller.get());
        }
    }

    @Test
    void anIdleConnectionEndsCleanly() throws Exception {
        HttpService service = start("0");
        try (KeepAliveCaller idle = new KeepAliveCaller(service.port())) {
            idle.call();
            service.close();

            assertEquals("closed", idle.end());
        }
    }

    private HttpService start(String lagMillis) {
        Map<String, Route> routes = Map.of("/fast", query -> Answer.json(200, Map.of()), "/slow", query -> {
            entered.countDown();
            released.await(20, TimeUnit.SECONDS);
            return Answer.json(200, Map.of("done", true));
        });
        return HttpService.start(observation, routes, TestSettings.with(Map.of("SHUTDOWN_LAG_MS", lagMillis)), 8004);
    }

    private CompletableFuture<HttpResponse<String>> send(HttpService service, String path) {
        URI uri = URI.create("http://127.0.0.1:" + service.port() + path);
        return client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private void assertRefused(HttpService service) {
        URI uri = URI.create("http://127.0.0.1:" + service.port() + "/fast?q=1");
        HttpClient stranger = HttpClient.newHttpClient();
        assertThrows(
                ConnectException.class,
                () -> stranger.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()));
    }

    private void awaitStopping() {
        while (!observation.stopping()) {
            Thread.onSpinWait();
        }
    }
}
