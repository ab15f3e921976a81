package io.github.sarvanom.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sarvanom.cluster.ClusterReader.WatchEvent;
import io.github.sarvanom.cluster.ClusterReader.Watching;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectWatchTest {
    @TempDir
    private Path folder;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatChangedWhileTheWatchWasExpiredIsToldAfterListingAgain() {
        heardFrom(
                turn -> {
                    if (turn.path().contains("watch=true")) {
                        turn.stream();
                        turn.line(
                                turn.path().contains("resourceVersion=10")
                                        ? "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\"}}"
                                        : event("MODIFIED", pod("c", 21)));
                    } else {
                        turn.json(
                                200,
                                turn.number() == 1
                                        ? list(10, pod("a", 1), pod("b", 2))
                                        : list(20, pod("b", 2), pod("c", 3)));
                    }
                },
                "PRESENT a 1",
                "PRESENT b 2",
                "DELETED a 1",
                "PRESENT c 3",
                "PRESENT c 21");
    }

    @Test
    void aWatchThatEndsGoesOnFromTheLastBookmark() {
        heardFrom(
                turn -> {
                    if (!turn.path().contains("watch=true")) {
                        turn.json(200, list(10, pod("a", 1)));
                        return;
                    }
                    turn.stream();
                    turn.line(
                            turn.path().contains("resourceVersion=10")
                                    ? event(
                                            "BOOKMARK",
                                            "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"15\"}}")
                                    : event(
                                            turn.path().contains("resourceVersion=15") ? "DELETED" : "ADDED",
                                            pod("a", 16)));
                },
                "PRESENT a 1",
                "DELETED a 16",
                "PRESENT a 16");
    }

    @Test
    void aServerThatIsGoneForAWhileIsAskedAgain() {
        heardFrom(
                turn -> {
                    if (turn.path().contains("watch=true")) {
                        turn.json(403, "{\"kind\":\"Status\",\"code\":403}");
                    } else {
                        turn.json(200, list(turn.number(), pod("a", turn.number())));
                    }
                },
                "PRESENT a 1",
                "PRESENT a 3");
    }

    private void heardFrom(ScriptedServer.Script script, String... expected) {
        try (ScriptedServer server = ScriptedServer.start(folder, script);
                ClusterConnection connection = server.connection();
                Watching watching = connection.reader().watch("v1", "Pod", "staging", this::note)) {
            await().until(() -> heard.size() >= expected.length);
            assertThat(watching).isNotNull();
            assertThat(heard.subList(0, expected.length)).containsExactly(expected);
        }
    }

    private void note(WatchEvent event) {
        heard.add(event.type() + " " + event.object().id().name() + " "
                + event.object().resourceVersion());
    }

    private static String list(int version, String... pods) {
        return "{\"metadata\":{\"resourceVersion\":\"%d\"},\"items\":[%s]}".formatted(version, String.join(",", pods));
    }

    private static String event(String type, String object) {
        return "{\"type\":\"" + type + "\",\"object\":" + object + "}";
    }

    private static String pod(String name, int version) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"%s\",\"namespace\":\"staging\",\"resourceVersion\":\"%d\"}}"
                .formatted(name, version);
    }
}
