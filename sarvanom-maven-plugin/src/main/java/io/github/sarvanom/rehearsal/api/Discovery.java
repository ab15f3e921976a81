package io.github.sarvanom.rehearsal.api;

import io.github.sarvanom.rehearsal.schema.Resource;
import io.github.sarvanom.rehearsal.schema.ResourceTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers what the server is and serves: version, health, groups and resources. */
final class Discovery {
    /** The release whose behaviour the rehearsal follows; the suffix tells that it is not one. */
    static final String VERSION = "v1.34.4+rehearsal";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private final ResourceTable resources;

    Discovery(ResourceTable resources) {
        this.resources = resources;
    }

    /** The answer to a path that is about no object; empty when the path is none of these. */
    Optional<ApiResponse> answer(String path) {
        return switch (path) {
            case "/healthz", "/livez", "/readyz" -> Optional.of(ApiResponse.text(200, "ok"));
            case "/version" -> Optional.of(ApiResponse.json(200, version()));
            case "/api" -> Optional.of(ApiResponse.json(200, core()));
            case "/apis" -> Optional.of(ApiResponse.json(200, groups()));
            default -> resourcesOf(path);
        };
    }

    private static ObjectNode version() {
        return JSON.objectNode()
                .put("major", "1")
                .put("minor", "34")
                .put("gitVersion", VERSION)
                .put("platform", "rehearsal");
    }

    private static ObjectNode core() {
        ObjectNode answer = JSON.objectNode().put("kind", "APIVersions").put("apiVersion", "v1");
        answer.putArray("versions").add("v1");
        answer.putArray("serverAddressByClientCIDRs");
        return answer;
    }

    private ObjectNode groups() {
        ObjectNode answer = JSON.objectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode list = answer.putArray("groups");
        Set<String> seen = new LinkedHashSet<>();
        for (Resource resource : resources.all()) {
            if (!resource.group().isEmpty() && seen.add(resource.group())) {
                list.add(group(resource));
            }
        }
        return answer;
    }

    private static ObjectNode group(Resource resource) {
        ObjectNode group = JSON.objectNode().put("name", resource.group());
        ObjectNode version =
                JSON.objectNode().put("groupVersion", resource.apiVersion()).put("version", resource.version());
        group.putArray("versions").add(version);
        group.set("preferredVersion", version);
        return group;
    }

    private Optional<ApiResponse> resourcesOf(String path) {
        String apiVersion = path.startsWith("/api/")
                ? path.substring("/api/".length())
                : path.startsWith("/apis/") ? path.substring("/apis/".length()) : "";
        List<Resource> served = resources.all().stream()
                .filter(resource -> resource.apiVersion().equals(apiVersion))
                .toList();
        if (!served.isEmpty()) {
            return Optional.of(ApiResponse.json(200, resourceList(apiVersion, served)));
        }
        return resources.all().stream()
                .filter(resource -> resource.group().equals(apiVersion) && !apiVersion.isEmpty())
                .findFirst()
                .map(resource -> ApiResponse.json(
                        200, group(resource).put("kind", "APIGroup").put("apiVersion", "v1")));
    }

    private static ObjectNode resourceList(String apiVersion, List<Resource> served) {
        ObjectNode answer = JSON.objectNode().put("kind", "APIResourceList");
        answer.put("apiVersion", "v1").put("groupVersion", apiVersion);
        ArrayNode list = answer.putArray("resources");
        for (Resource resource : served) {
            ObjectNode entry =
                    entry(list, resource, resource.plural(), resource.kind().toLowerCase(java.util.Locale.ROOT));
            VERBS.forEach(entry.putArray("verbs")::add);
            if (!resource.shortNames().isEmpty()) {
                resource.shortNames().forEach(entry.putArray("shortNames")::add);
            }
            for (String subresource : resource.subresources()) {
                ObjectNode below = entry(list, resource, resource.plural() + "/" + subresource, "");
                List.of("get", "patch", "update").forEach(below.putArray("verbs")::add);
            }
        }
        return answer;
    }

    private static ObjectNode entry(ArrayNode list, Resource resource, String name, String singular) {
        return list.addObject()
                .put("name", name)
                .put("singularName", singular)
                .put("namespaced", resource.namespaced())
                .put("kind", resource.kind());
    }
}
