package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine that says no does answer. */
class EngineRefusalTest {
    private static final LocalLogs.Extent ALL = new LocalLogs.Extent(OptionalInt.empty(), Optional.empty());

    private HttpServer server;
    private Engine engine;
    private LocalLogs logs;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answering("/events", 500, "{\"message\":\"too many listeners\"}");
        answering("/containers/there", 501, "{\"message\":\"the driver does not support reading\"}");
        answering("/containers/gone", 404, "{\"message\":\"No such container: gone\"}");
        server.start();
        engine = new Engine(
                new EngineAddress.Port("127.0.0.1", server.getAddress().getPort()));
        logs = new LocalLogs(engine, "shop");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void itIsToldInItsWords() {
        assertThatThrownBy(() -> engine.openEvents("shop"))
                .isInstanceOfSatisfying(
                        SarvanomException.class,
                        refused -> assertThat(refused.problems().get(0).text())
                                .contains("could not tell what happens to its containers")
                                .contains("too many listeners")
                                .doesNotContain("does not answer"));
    }

    @Test
    void aLogThatIsNotKeptIsNoEmptyOne() throws InterruptedException {
        LocalLogs.Source there = new LocalLogs.Source("redis", "there");

        assertUnreadable(() -> logs.follow(there, ALL));
        assertUnreadable(() -> logs.soFar(there, ALL));
        assertThat(engine.log("there", 1)).containsExactly("it cannot be read: the driver does not support reading");
    }

    @Test
    void aLogOfAContainerThatIsGoneIs() throws Exception {
        LocalLogs.Source gone = new LocalLogs.Source("redis", "gone");

        assertThat(logs.follow(gone, ALL)).isEmpty();
        assertThat(logs.soFar(gone, ALL)).isEmpty();
        assertThat(engine.log("gone", 1)).isEmpty();
    }

    private static void assertUnreadable(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        UnreadableLog.class,
                        why -> assertThat(why.problem().what()).isEqualTo("the driver does not support reading"));
    }

    private void answering(String path, int status, String message) {
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
