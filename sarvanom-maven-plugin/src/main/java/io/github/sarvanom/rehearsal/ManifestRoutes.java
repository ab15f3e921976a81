package io.github.sarvanom.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes and gives manifests, by tag and by digest; refuses one whose parts are not there yet. */
final class ManifestRoutes {
    private static final int LARGEST_MANIFEST_BYTES = 4 * 1024 * 1024;

    private final ImageFolder images;

    ManifestRoutes(ImageFolder images) {
        this.images = images;
    }

    Answer answer(Question question, String name, String reference) throws IOException, RegistryFault {
        return switch (question.method()) {
            case "GET", "HEAD" -> give(name, reference);
            case "PUT" -> take(question, name, reference);
            default -> throw RegistryRoutes.unsupported(question.method());
        };
    }

    private Answer give(String name, String reference) throws IOException, RegistryFault {
        RegistryFault unknown = new RegistryFault(404, "MANIFEST_UNKNOWN", name + " has no manifest " + reference);
        String digest = byDigest(reference)
                ? reference
                : images.digestOfTag(name, reference).orElseThrow(() -> unknown);
        RegistryRoutes.requireDigest(digest);
        String mediaType = images.manifestType(name, digest).orElseThrow(() -> unknown);
        return Answer.file(images.blob(digest), mediaType, digest);
    }

    private Answer take(Question question, String name, String reference) throws IOException, RegistryFault {
        byte[] manifest = question.body().readNBytes(LARGEST_MANIFEST_BYTES);
        JsonNode parsed = parse(manifest);
        requireParts(name, parsed);
        String digest = ImageFolder.digest(new ByteArrayInputStream(manifest));
        if (byDigest(reference) && !reference.equals(digest)) {
            throw new RegistryFault(400, "DIGEST_INVALID", "the manifest is " + digest + ", not " + reference);
        }
        images.addManifest(name, digest, manifest, mediaType(question, parsed));
        if (!byDigest(reference)) {
            images.tag(name, reference, digest);
        }
        String location = "/v2/" + name + "/manifests/" + digest;
        return Answer.empty(201, Map.of("Location", location, "Docker-Content-Digest", digest));
    }

    private void requireParts(String name, JsonNode manifest) throws IOException, RegistryFault {
        if (manifest.has("config")) {
            requireBlob(name, digestOf(manifest.path("config")));
        }
        for (JsonNode layer : manifest.path("layers")) {
            requireBlob(name, digestOf(layer));
        }
        for (JsonNode child : manifest.path("manifests")) {
            if (images.manifestType(name, digestOf(child)).isEmpty()) {
                throw new RegistryFault(400, "MANIFEST_BLOB_UNKNOWN", name + " has no manifest " + digestOf(child));
            }
        }
    }

    private void requireBlob(String name, String digest) throws RegistryFault {
        if (!images.hasBlob(name, digest)) {
            throw new RegistryFault(400, "MANIFEST_BLOB_UNKNOWN", name + " has no blob " + digest);
        }
    }

    private static boolean byDigest(String reference) {
        return reference.contains(":");
    }

    private static String digestOf(JsonNode descriptor) throws RegistryFault {
        String digest = descriptor.path("digest").asString("");
        RegistryRoutes.requireDigest(digest);
        return digest;
    }

    private static String mediaType(Question question, JsonNode manifest) {
        return question.header("Content-Type")
                .orElseGet(() -> manifest.path("mediaType").asString("application/octet-stream"));
    }

    private static JsonNode parse(byte[] manifest) throws RegistryFault {
        try {
            JsonNode parsed = JsonMapper.shared().readTree(manifest);
            if (parsed.path("schemaVersion").asInt(0) == 2) {
                return parsed;
            }
        } catch (JacksonException notJson) {
            throw new RegistryFault(400, "MANIFEST_INVALID", "the manifest is not JSON");
        }
        throw new RegistryFault(400, "MANIFEST_INVALID", "only manifests of schema version 2 are taken");
    }
}
