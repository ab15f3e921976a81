package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.sarvanom.cluster.PodLogs;
import io.github.sarvanom.compose.Engine;
import io.github.sarvanom.compose.EngineAddress;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two containers, the log of one of which is kept by nobody. */
class LocalLogsPipelineTest {
    private static final Environment SHOP =
            Shop.of("shop-development", "gateway").environment(new ClusterTarget.Compose());

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final CountDownLatch both = new CountDownLatch(2);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Thread.UncaughtExceptionHandler before;
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        answering("/containers/json", 200, """
                [{"Id": "one", "State": "running", "Labels": {"com.docker.compose.service": "gateway"}},
                 {"Id": "two", "State": "running", "Labels": {"com.docker.compose.service": "redis"}}]""");
        answering("/containers/one/logs", 200, "2026-11-24T00:00:00Z ready\n");
        answering("/containers/two/logs", 501, "{\"message\": \"the driver does not support reading\"}");
        server.createContext("/events", this::untilBothAreTold);
        server.start();
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
    }

    @AfterEach
    void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(names = {"SO_FAR", "FOLLOW"})
    void oneThatCannotBeReadIsToldAndTheOthersGoOn(PodLogs.Mode mode) throws InterruptedException {
        Engine engine = new Engine(
                new EngineAddress.Port("127.0.0.1", server.getAddress().getPort()));
        LocalLogsPipeline logs = new LocalLogsPipeline(engine, UnaryOperator.identity(), new Told(), Clock.systemUTC());

        try {
            logs.run(SHOP, new PodLogs.Extent(OptionalInt.empty(), OptionalLong.empty(), mode), Optional.empty());
        } catch (SarvanomException engineIsGone) {
            assertThat(mode).isEqualTo(PodLogs.Mode.FOLLOW);
        }

        assertThat(told)
                .containsExactlyInAnyOrder("gateway: ready", "redis: unreadable, the driver does not support reading");
        assertThat(uncaught).isEmpty();
    }

    /** Then this engine is gone. */
    private void untilBothAreTold(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        try {
            if (!both.await(30, TimeUnit.SECONDS)) {
                told.add("not both");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private void answering(String path, int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private final class Told implements LogsLog {
        @Override
        public void line(LogLine line) {
            add(line.service() + ": " + line.text());
        }

        @Override
        public void following(String service, String pod) {
            // Beside the point.
        }

        @Override
        public void unreadable(String service, String pod, Problem why) {
            add(service + ": unreadable, " + why.what());
        }

        @Override
        public void silent() {
            add("silent");
        }

        @Override
        public void nothing(List<String> services) {
            add("nothing");
        }

        private void add(String words) {
            told.add(words);
            both.countDown();
        }
    }
}
