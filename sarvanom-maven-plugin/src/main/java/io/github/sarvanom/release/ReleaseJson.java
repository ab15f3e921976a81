package io.github.sarvanom.release;

import io.github.sarvanom.manifests.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A release as JSON and back: what its head holds, and what {@code history} prints. */
public final class ReleaseJson {
    private ReleaseJson() {}

    public static Map<String, Object> tree(Release release) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("revision", release.revision());
        tree.put("outcome", release.outcome().label());
        release.restores().ifPresent(revision -> tree.put("restores", revision));
        tree.put("began", release.began().toString());
        release.ended().ifPresent(end -> tree.put("ended", end.toString()));
        release.took().ifPresent(took -> tree.put("seconds", took.toSeconds()));
        tree.put("who", release.author().who());
        tree.put("build", release.author().build());
        tree.put("commit", release.author().commit());
        tree.put("checkout", release.author().checkout().name());
        tree.put("images", release.images());
        tree.put("plan", release.summary());
        tree.put("secrets", release.secrets());
        tree.put("story", release.story());
        tree.put("run", release.run());
        tree.putAll(parts(release.content()));
        if (!release.evidence().isNone()) {
            tree.put("evidenceParts", parts(release.evidence()));
        }
        return tree;
    }

    private static Map<String, Object> parts(Release.Content content) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("chunks", content.chunks());
        tree.put("bytes", content.bytes());
        tree.put("hash", content.hash());
        return tree;
    }

    private static Release.Content parts(Map<?, ?> tree) {
        return new Release.Content((int) number(tree, "chunks"), number(tree, "bytes"), text(tree, "hash"));
    }

    static String text(Release release) {
        return Json.text(tree(release));
    }

    /** Fields of a later version are passed over, missing ones are empty. */
    static Release read(String json) {
        Map<String, Object> tree = Json.tree(json);
        return new Release(
                number(tree, "revision"),
                text(tree, "run"),
                tree.containsKey("restores") ? Optional.of(number(tree, "restores")) : Optional.empty(),
                new Author(text(tree, "who"), text(tree, "build"), text(tree, "commit"), checkout(tree)),
                instant(tree, "began").orElse(Instant.EPOCH),
                instant(tree, "ended"),
                images(tree),
                text(tree, "plan"),
                Outcome.labelled(text(tree, "outcome")),
                texts(tree, "secrets"),
                parts(tree),
                tree.get("evidenceParts") instanceof Map<?, ?> evidence ? parts(evidence) : Release.Content.NONE,
                texts(tree, "story"));
    }

    private static Author.Checkout checkout(Map<String, Object> tree) {
        return switch (text(tree, "checkout")) {
            case "CLEAN" -> Author.Checkout.CLEAN;
            case "DIRTY" -> Author.Checkout.DIRTY;
            default -> Author.Checkout.UNKNOWN;
        };
    }

    private static SortedMap<String, String> images(Map<String, Object> tree) {
        SortedMap<String, String> images = new TreeMap<>();
        if (tree.get("images") instanceof Map<?, ?> map) {
            map.forEach((service, image) -> images.put(service.toString(), image.toString()));
        }
        return images;
    }

    private static Optional<Instant> instant(Map<String, Object> tree, String key) {
        String text = text(tree, key);
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    private static long number(Map<?, ?> tree, String key) {
        return tree.get(key) instanceof Number number ? number.longValue() : 0;
    }

    private static List<String> texts(Map<String, Object> tree, String key) {
        return tree.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String text(Map<?, ?> tree, String key) {
        Object value = tree.get(key);
        return value == null ? "" : value.toString();
    }
}
