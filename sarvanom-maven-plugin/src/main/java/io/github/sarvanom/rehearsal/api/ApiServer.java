package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.fields.FieldManagement;
import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.schema.ResourceTable;
import io.github.sarvanom.rehearsal.schema.Schema;
import io.github.sarvanom.rehearsal.store.ObjectStore;
import io.github.sarvanom.rehearsal.store.Selector;
import io.github.sarvanom.rehearsal.store.Watches;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An API server without a socket: takes requests, gives answers. Safe for use by many threads. */
public final class ApiServer {
    private static final Pattern PATH = Pattern.compile(
            "/(?:api/(v1)|apis/([^/]+/[^/]+))(?:/namespaces/([^/]+)(?=/))?/([^/]+)(?:/([^/]+))?(?:/(proxy)(?:/.*)?|/([^/]+))?/?");

    private final ResourceTable resources = new ResourceTable();
    private final Discovery discovery = new Discovery(resources);
    private final Reads reads;
    private final Writes writes;
    private final Deletes deletes;
    private final Subresources subresources;
    private final Proxies proxies;
    private final InternalClient internal;

    /** @param timer ends watches in time and sends bookmarks; its threads are not the server's to stop */
    public ApiServer(ObjectStore store, Watches watches, ScheduledExecutorService timer, Clock clock) {
        Schema schema = Schema.load();
        Decoding decoding = new Decoding(schema);
        FieldManagement fields = new FieldManagement(schema);
        ObjectWriter writer = new ObjectWriter(resources, decoding, fields, clock);
        reads = new Reads(store, watches, timer);
        writes = new Writes(store, schema, decoding, fields, writer);
        deletes = new Deletes(store, decoding, writer);
        subresources = new Subresources(store, decoding, writer);
        proxies = new Proxies(store);
        internal = new InternalClient(store, resources, decoding, writer, deletes);
    }

    /** The road of the controllers, which need no HTTP. */
    public InternalClient internal() {
        return internal;
    }

    /** Logs, and answers of programs, are asked for there from now on. */
    public void serve(RunningPods pods) {
        subresources.serve(pods);
        proxies.serve(pods);
    }

    /** Answers a request; a refused one by its status. Never throws an {@link ApiException}. */
    public ApiResponse handle(ApiRequest request) {
        try {
            Optional<ApiResponse> known = discovery.answer(request.path());
            return known.isPresent() ? known.get() : dispatch(request);
        } catch (ApiException e) {
            return ApiResponse.json(e.code(), e.status());
        } catch (NumberFormatException e) {
            ApiException refused = ApiException.badRequest("a parameter that is a number was none");
            return ApiResponse.json(refused.code(), refused.status());
        }
    }

    private ApiResponse dispatch(ApiRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return ApiResponse.text(404, "404 page not found\n");
        }
        String apiVersion = group(path, 1).isEmpty() ? group(path, 2) : group(path, 1);
        String apiGroup = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        if (resources.all().stream().noneMatch(each -> each.group().equals(apiGroup))) {
            return ApiResponse.text(404, "404 page not found\n");
        }
        Resource resource = resources.find(apiVersion, group(path, 4)).orElseThrow(ApiException::noSuchResource);
        if (!group(path, 6).isEmpty()) {
            return proxies.answer(resource, group(path, 3), group(path, 5), proxied(request));
        }
        Target target = new Target(resource, group(path, 3), group(path, 5), group(path, 7));
        if (!target.subresource().isEmpty() && !resource.subresources().contains(target.subresource())) {
            throw ApiException.noSuchResource();
        }
        return target.name().isEmpty() ? collection(target, request) : object(target, request);
    }

    /** What comes behind the proxy's own path, with the query. */
    private static String proxied(ApiRequest request) {
        String path = request.path().replaceFirst("^.*?/proxy(?=/|$)", "");
        String query = request.query().entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return (path.isEmpty() ? "/" : path) + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("NullAway") // a group that took no part is null
    private static String group(Matcher matcher, int group) {
        String text = matcher.group(group);
        return text == null ? "" : text;
    }

    private ApiResponse collection(Target target, ApiRequest request) {
        if (target.resource().group().equals("authorization.k8s.io")) {
            return subresources.review(target, request);
        }
        Selector selector = Selectors.of(request, target.resource());
        return switch (request.method()) {
            case "GET" ->
                request.isTrue("watch")
                        ? reads.watch(target, request, selector)
                        : reads.list(target, request, selector);
            case "POST" -> writes.create(target, request);
            case "DELETE" -> deletes.deleteAll(target, request, selector);
            default -> throw ApiException.methodNotAllowed();
        };
    }

    private ApiResponse object(Target target, ApiRequest request) {
        if (target.subresource().equals("log") || target.subresource().equals("scale")) {
            return subresources.answer(target, request);
        }
        return switch (request.method()) {
            case "GET" -> request.isTrue("watch") ? watchOne(target, request) : reads.get(target);
            case "PUT" -> writes.update(target, request);
            case "PATCH" -> writes.patch(target, request);
            case "DELETE" -> deletes.delete(target, request);
            default -> throw ApiException.methodNotAllowed();
        };
    }

    private ApiResponse watchOne(Target target, ApiRequest request) {
        Selector selector =
                object -> object.path("metadata").path("name").asString("").equals(target.name());
        return reads.watch(target, request, selector);
    }
}
