package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.store.ObjectStore;
import io.github.sarvanom.rehearsal.store.Selector;
import io.github.sarvanom.rehearsal.store.StoredObject;
import io.github.sarvanom.rehearsal.store.Watches;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Answers GET: one object, a list, or a watch. */
final class Reads {
    private static final long BOOKMARK_SECONDS = 60;

    private final ObjectStore store;
    private final Watches watches;
    private final ScheduledExecutorService timer;

    Reads(ObjectStore store, Watches watches, ScheduledExecutorService timer) {
        this.store = store;
        this.watches = watches;
        this.timer = timer;
    }

    ApiResponse get(Target target) {
        StoredObject object = store.read(() -> store.get(target.key()));
        if (object == null) {
            throw ApiException.notFound(target.resource(), target.name());
        }
        return ApiResponse.json(200, object.bytes(), List.of());
    }

    /** What a list answers with: the objects and the version at which they were like that. */
    private record Page(List<StoredObject> objects, long version) {}

    ApiResponse list(Target target, ApiRequest request, Selector selector) {
        Resource resource = target.resource();
        Page all = store.read(() -> new Page(store.list(resource.qualified(), target.namespace()), store.version()));
        List<StoredObject> matching = all.objects();
        if (selector != Selector.EVERYTHING) {
            matching = matching.stream()
                    .filter(object -> selector.test(object.tree()))
                    .toList();
        }
        String limit = request.parameter("limit");
        int size = limit.isEmpty() || limit.equals("0") ? Integer.MAX_VALUE : Integer.parseInt(limit);
        String after = resume(request.parameter("continue"));
        List<StoredObject> rest = after.isEmpty()
                ? matching
                : matching.stream()
                        .filter(object -> position(object).compareTo(after) > 0)
                        .toList();
        List<StoredObject> page = rest.size() <= size ? rest : rest.subList(0, size);
        return ApiResponse.json(
                200, listBody(resource, page, rest.size() - page.size(), all.version(), selector), List.of());
    }

    private static String position(StoredObject object) {
        return object.key().namespace() + "\0" + object.key().name();
    }

    private static String resume(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("continue key is not valid: " + e.getMessage());
        }
    }

    /** As a real server writes it: the items without their kind and API version, which the list says. */
    private static byte[] listBody(
            Resource resource, List<StoredObject> page, int left, long version, Selector selector) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String start = "{\"kind\":\"" + resource.kind() + "List\",\"apiVersion\":\"" + resource.apiVersion()
                + "\",\"metadata\":{\"resourceVersion\":\"" + version + "\"";
        if (left > 0) {
            byte[] last = position(page.get(page.size() - 1)).getBytes(StandardCharsets.UTF_8);
            start += ",\"continue\":\"" + Base64.getUrlEncoder().encodeToString(last) + "\"";
            start += selector == Selector.EVERYTHING ? ",\"remainingItemCount\":" + left : "";
        }
        body.writeBytes((start + "},\"items\":[").getBytes(StandardCharsets.UTF_8));
        byte[] head = ("{\"kind\":\"" + resource.kind() + "\",\"apiVersion\":\"" + resource.apiVersion() + "\",")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < page.size(); i++) {
            byte[] object = page.get(i).bytes();
            body.write(i == 0 ? ' ' : ',');
            body.write('{');
            body.write(object, head.length, object.length - head.length);
        }
        body.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    ApiResponse watch(Target target, ApiRequest request, Selector selector) {
        return new ApiResponse.Stream(
                "application/json", (receiver, end) -> open(target, request, selector, receiver, end));
    }

    private Runnable open(
            Target target, ApiRequest request, Selector selector, Consumer<byte[]> receiver, Runnable end) {
        String from = request.parameter("resourceVersion");
        boolean fromNow = from.isEmpty() || from.equals("0") || request.isTrue("sendInitialEvents");
        if (!fromNow && Long.parseLong(from) < store.historyFrom()) {
            String message = "too old resource version: " + from + " (" + store.historyFrom() + ")";
            receiver.accept(
                    Watches.event("ERROR", bytes(ApiException.expired(message).status())));
            end.run();
            return () -> {};
        }
        Watches.Scope scope = new Watches.Scope(target.resource().qualified(), target.namespace(), selector, receiver);
        Watches.Watch watch = fromNow ? watches.fromNow(scope) : watches.from(Long.parseLong(from), scope);
        if (request.isTrue("sendInitialEvents")) {
            receiver.accept(bookmark(target.resource(), true));
        }
        ScheduledFuture<?> bookmarks =
                request.isTrue("allowWatchBookmarks") ? bookmarks(target.resource(), receiver) : null;
        Runnable close = () -> {
            watch.close();
            if (bookmarks != null) {
                bookmarks.cancel(false);
            }
        };
        endAfter(request.parameter("timeoutSeconds"), () -> {
            close.run();
            end.run();
        });
        return close;
    }

    private ScheduledFuture<?> bookmarks(Resource resource, Consumer<byte[]> receiver) {
        Runnable send = () -> receiver.accept(bookmark(resource, false));
        return timer.scheduleWithFixedDelay(send, BOOKMARK_SECONDS, BOOKMARK_SECONDS, TimeUnit.SECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ending a watch that has ended does nothing
    private void endAfter(String seconds, Runnable close) {
        if (!seconds.isEmpty()) {
            timer.schedule(close, Long.parseLong(seconds), TimeUnit.SECONDS);
        }
    }

    private byte[] bookmark(Resource resource, boolean initial) {
        ObjectNode object = tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        object.put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
        ObjectNode meta = object.putObject("metadata").put("resourceVersion", Long.toString(store.version()));
        if (initial) {
            meta.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return Watches.event("BOOKMARK", bytes(object));
    }

    private static byte[] bytes(ObjectNode object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }
}
