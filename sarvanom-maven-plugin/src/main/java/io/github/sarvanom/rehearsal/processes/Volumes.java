package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.api.InternalClient;
import io.github.sarvanom.rehearsal.store.Meta;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A pod's volumes as folders: entries of ConfigMaps and Secrets as files, everything else empty. Written once, when the pod starts. */
final class Volumes {
    private final InternalClient client;
    private final ObjectNode pod;
    private final Path folder;
    private final Path secrets;

    /** @param secrets readable by its owner alone, and not kept: secrets lie there in clear */
    Volumes(InternalClient client, ObjectNode pod, Path folder, Path secrets) {
        this.client = client;
        this.pod = pod;
        this.folder = folder;
        this.secrets = secrets;
    }

    /** Where each path of a container at which a volume is mounted lies on this machine. */
    Map<String, Path> mounted(JsonNode container) throws IOException {
        Map<String, Path> places = new LinkedHashMap<>();
        for (JsonNode mount : container.path("volumeMounts")) {
            Path volume = volume(mount.path("name").asString(""));
            String inside = mount.path("subPath").asString("");
            places.put(
                    mount.path("mountPath").asString("").replaceFirst("(?<=.)/$", ""),
                    inside.isEmpty() ? volume : volume.resolve(inside));
        }
        return places;
    }

    private Path volume(String name) throws IOException {
        JsonNode volume = pod.path("spec")
                .path("volumes")
                .valueStream()
                .filter(each -> each.path("name").asString("").equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
        boolean secret = volume.has("secret") || volume.has("projected");
        Path place = (secret ? secrets : folder).resolve(name);
        if (!Files.exists(place)) {
            Files.createDirectories(place);
            fill(volume, place);
            for (JsonNode source : volume.path("projected").path("sources")) {
                fill(source, place);
            }
        }
        return place;
    }

    private void fill(JsonNode source, Path place) throws IOException {
        JsonNode config = source.path("configMap");
        JsonNode secret = source.path("secret");
        if (config.isObject()) {
            write(entries("ConfigMap", config.path("name").asString("")), config.path("items"), place);
        } else if (secret.isObject()) {
            String name = secret.path("secretName").asString(secret.path("name").asString(""));
            write(entries("Secret", name), secret.path("items"), place);
        }
    }

    private Map<String, byte[]> entries(String kind, String name) {
        Map<String, byte[]> entries = new TreeMap<>();
        client.get(kind, Meta.namespace(pod), name).ifPresent(source -> {
            boolean secret = kind.equals("Secret");
            Meta.texts(source.path("data"))
                    .forEach((key, value) -> entries.put(
                            key, secret ? Base64.getDecoder().decode(value) : value.getBytes(StandardCharsets.UTF_8)));
            Meta.texts(source.path("binaryData"))
                    .forEach(
                            (key, value) -> entries.put(key, Base64.getDecoder().decode(value)));
        });
        return entries;
    }

    private static void write(Map<String, byte[]> entries, JsonNode items, Path place) throws IOException {
        if (items.isEmpty()) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                Files.write(place.resolve(entry.getKey()), entry.getValue());
            }
        }
        for (JsonNode item : items) {
            byte[] content = entries.get(item.path("key").asString(""));
            if (content != null) {
                Path file = place.resolve(item.path("path").asString("")).normalize();
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            }
        }
    }
}
