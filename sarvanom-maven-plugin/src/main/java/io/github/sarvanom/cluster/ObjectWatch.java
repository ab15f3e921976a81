package io.github.sarvanom.cluster;

import io.github.sarvanom.cluster.ClusterReader.WatchEvent;
import io.github.sarvanom.cluster.ClusterReader.Watching;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.manifests.ResourceId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A list, then a watch from its resource version on, in a thread of its own; whatever ends the watch (an expired version, a lost
 * connection) is answered by starting over. Follows "Efficient detection of changes" of Kubernetes' API concepts.
 */
final class ObjectWatch implements Watching {
    private static final long PAUSE_MILLIS = 500;

    private final Connection connection;
    private final String path;
    private final Asked asked;
    private final Consumer<WatchEvent> onChange;
    private final Map<ResourceId, LiveObject> known = new LinkedHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable InputStream stream;
    private String version = "";

    ObjectWatch(Connection connection, String path, Asked asked, Consumer<WatchEvent> onChange) {
        this.connection = connection;
        this.path = path;
        this.asked = asked;
        this.onChange = onChange;
    }

    /** Lists in the caller's thread, so that a refusal reaches the caller; then goes on in its own. No answer is no refusal: it is asked again. */
    void start() {
        Map<String, Object> first = listedOrNothing();
        Thread thread = new Thread(() -> run(first), "sarvanom-watch-" + asked.plural());
        thread.setDaemon(true);
        thread.start();
    }

    /** Tells nothing any more. To end the stream takes the JDK's client some milliseconds, for which nobody has to wait. */
    @Override
    public void close() {
        closed.countDown();
        Thread thread = new Thread(() -> closeQuietly(stream), "sarvanom-watch-end");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Map<String, Object> first) {
        present(first);
        while (!isClosed()) {
            try {
                follow();
            } catch (ClusterException | IOException | JacksonException lost) {
                version = "";
            }
            carryOn();
        }
    }

    /** The pause keeps a server that ends every watch at once from being asked without end. */
    private void carryOn() {
        try {
            if (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS) && version.isEmpty()) {
                present(listed());
            }
        } catch (ClusterException stillLost) {
            version = "";
        } catch (InterruptedException stop) {
            closed.countDown();
        }
    }

    private Map<String, Object> listedOrNothing() {
        try {
            return listed();
        } catch (ClusterException away) {
            if (away.status() != 0) {
                throw away;
            }
            return Map.of();
        }
    }

    private Map<String, Object> listed() {
        Asked list = new Asked("list", asked.object(), asked.plural());
        return Json.tree(Connection.joined(connection.get(path, list)));
    }

    private void present(Map<String, Object> list) {
        Map<ResourceId, LiveObject> now = new LinkedHashMap<>();
        ResourceId of = asked.object();
        for (LiveObject object : LiveStateReading.items(list, of.apiVersion(), of.kind())) {
            now.put(object.id(), object);
        }
        List.copyOf(known.values()).stream()
                .filter(object -> !now.containsKey(object.id()))
                .forEach(this::deleted);
        now.values().forEach(this::present);
        version = list.get("metadata") instanceof Map<?, ?> metadata ? text(metadata, "resourceVersion") : "";
    }

    private void follow() throws IOException {
        String query = "?watch=true&allowWatchBookmarks=true&timeoutSeconds=290&resourceVersion=" + version;
        try (InputStream body = connection.stream(path + query, asked)) {
            stream = body;
            BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            String line = isClosed() ? null : lines.readLine();
            while (line != null && !isClosed() && !version.isEmpty()) {
                event(Json.tree(line));
                line = lines.readLine();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void event(Map<String, Object> event) {
        Map<String, Object> content = (Map<String, Object>) event.getOrDefault("object", Map.of());
        switch (text(event, "type")) {
            case "ADDED", "MODIFIED" -> present(noted(LiveObject.of(content)));
            case "DELETED" -> deleted(noted(LiveObject.of(content)));
            case "BOOKMARK" -> noted(LiveObject.of(content));
            default -> version = "";
        }
    }

    private LiveObject noted(LiveObject object) {
        version = object.resourceVersion();
        return object;
    }

    private void present(LiveObject object) {
        LiveObject before = known.put(object.id(), object);
        if (before == null || !before.resourceVersion().equals(object.resourceVersion())) {
            tell(new WatchEvent(WatchEvent.Type.PRESENT, object));
        }
    }

    private void deleted(LiveObject object) {
        known.remove(object.id());
        tell(new WatchEvent(WatchEvent.Type.DELETED, object));
    }

    private void tell(WatchEvent event) {
        if (!isClosed()) {
            onChange.accept(event);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(map.get(key));
    }

    private static void closeQuietly(@Nullable InputStream stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException gone) {
            // it was to be closed anyway
        }
    }
}
