package io.github.sarvanom.rollout;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.sarvanom.cluster.LiveObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * All that a wait heard of a real cluster, in order and with its time: what was applied, what the watches told, what was asked. A
 * file of JSON lines, compressed. Holds no value of a Secret.
 */
final class Trace {
    private final List<Map<String, Object>> lines = new ArrayList<>();

    /** @param what {@code applied}, {@code present}, {@code deleted}, {@code log}, {@code files}, {@code list} or {@code found} */
    synchronized void add(long millis, String what, String key, Object value) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", millis);
        line.put("what", what);
        line.put("key", key);
        line.put("value", value);
        lines.add(line);
    }

    synchronized List<Map<String, Object>> lines() {
        return List.copyOf(lines);
    }

    /** When anything first matched that expression as JSON; in milliseconds, -1 when nothing did. */
    synchronized long firstMatching(java.util.regex.Pattern known) {
        return lines.stream()
                .filter(line -> !line.get("what").equals("applied"))
                .filter(line ->
                        known.matcher(Serialization.asJson(line.get("value"))).find())
                .mapToLong(line -> ((Number) line.get("at")).longValue())
                .findFirst()
                .orElse(-1);
    }

    /** An object without what only its managers care for. */
    static Map<String, Object> slim(LiveObject object) {
        Map<String, Object> content = new LinkedHashMap<>(object.content());
        if (content.get("metadata") instanceof Map<?, ?> metadata) {
            Map<String, Object> slim = new LinkedHashMap<>();
            metadata.forEach((key, value) -> slim.put(key.toString(), value));
            slim.remove("managedFields");
            content.put("metadata", slim);
        }
        if (content.containsKey("data") || content.containsKey("stringData")) {
            content.computeIfPresent("data", (key, data) -> blank(data));
            content.remove("stringData");
        }
        return content;
    }

    private static Object blank(Object data) {
        Map<String, Object> blank = new LinkedHashMap<>();
        ((Map<?, ?>) data).keySet().forEach(key -> blank.put(key.toString(), ""));
        return blank;
    }

    synchronized void save(Path file) {
        try {
            Files.createDirectories(file.getParent());
            try (BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
                for (Map<String, Object> line : lines) {
                    writer.write(Serialization.asJson(line));
                    writer.write('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Trace load(Path file) {
        Trace trace = new Trace();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> trace.lines.add(Serialization.unmarshal(line, Map.class)));
            return trace;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
