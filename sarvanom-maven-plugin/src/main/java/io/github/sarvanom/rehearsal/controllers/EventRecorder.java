package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes events as the real components do, counting repeated ones. */
public final class EventRecorder {
    private final InternalClient client;
    private final Clock clock;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong(System.nanoTime());

    EventRecorder(InternalClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** @param component who says so: {@code kubelet}, {@code deployment-controller} */
    public void normal(ObjectNode about, String component, String reason, String message) {
        record(about, component, "Normal", reason, message);
    }

    public void warning(ObjectNode about, String component, String reason, String message) {
        record(about, component, "Warning", reason, message);
    }

    /** As {@link #normal}, but only the first time in this run. */
    public void normalOnce(ObjectNode about, String component, String reason, String message) {
        once(about, component, "Normal", reason, message);
    }

    public void warningOnce(ObjectNode about, String component, String reason, String message) {
        once(about, component, "Warning", reason, message);
    }

    private void once(ObjectNode about, String component, String type, String reason, String message) {
        if (!names.containsKey(same(about, component, reason, message))) {
            record(about, component, type, reason, message);
        }
    }

    private static String same(ObjectNode about, String component, String reason, String message) {
        return Meta.uid(about) + "|" + component + "|" + reason + "|" + message;
    }

    private void record(ObjectNode about, String component, String type, String reason, String message) {
        String same = same(about, component, reason, message);
        String name = names.get(same);
        String namespace = Meta.namespace(about);
        ObjectNode known =
                name == null ? null : client.get("Event", namespace, name).orElse(null);
        String now = now().toString();
        if (known != null) {
            client.update(
                    known,
                    "",
                    component,
                    event ->
                            event.put("count", event.path("count").asInt(1) + 1).put("lastTimestamp", now));
            return;
        }
        ObjectNode event = event(about, component, type, reason, message, now);
        names.put(same, Meta.name(event));
        client.create("Event", namespace, event, component);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private ObjectNode event(
            ObjectNode about, String component, String type, String reason, String message, String now) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putObject("metadata")
                .put("name", Meta.name(about) + "." + Long.toHexString(number.incrementAndGet()))
                .put("namespace", Meta.namespace(about));
        ObjectNode involved = event.putObject("involvedObject");
        involved.put("kind", about.path("kind").asString(""))
                .put("apiVersion", about.path("apiVersion").asString(""));
        involved.put("name", Meta.name(about))
                .put("namespace", Meta.namespace(about))
                .put("uid", Meta.uid(about));
        involved.put("resourceVersion", Meta.text(about, "resourceVersion"));
        event.put("reason", reason).put("message", message).put("type", type).put("count", 1);
        event.put("firstTimestamp", now).put("lastTimestamp", now);
        ObjectNode source = event.putObject("source").put("component", component);
        if (component.equals("kubelet")) {
            source.put("host", Pods.NODE);
        }
        return event.put("reportingComponent", component)
                .put("reportingInstance", component.equals("kubelet") ? Pods.NODE : "");
    }
}
