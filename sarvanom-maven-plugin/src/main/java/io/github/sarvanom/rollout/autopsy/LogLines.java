package io.github.sarvanom.rollout.autopsy;

import io.github.sarvanom.manifests.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** A log as lines of text: what is written as JSON, an object a line, becomes what it says and the stack trace it carries. */
final class LogLines {
    private static final String ESCAPES = "\u001B\\[[0-9;]*m";
    /** logstash-logback-encoder, Elastic Common Schema, Quarkus, log4j's JsonTemplateLayout, Spring Boot's structured logs. */
    private static final List<String> MESSAGES = List.of("message", "msg", "log.message");

    private static final List<String> TRACES =
            List.of("stack_trace", "stackTrace", "error.stack_trace", "exception.stackTrace", "throwable", "exception");

    private LogLines() {}

    static List<String> of(String log) {
        List<String> lines = new ArrayList<>();
        log.lines().map(line -> line.replaceAll(ESCAPES, "")).forEach(line -> lines.addAll(read(line)));
        return List.copyOf(lines);
    }

    private static List<String> read(String line) {
        if (!line.startsWith("{") || !line.endsWith("}")) {
            return List.of(line);
        }
        try {
            Map<?, ?> object = Json.value(line) instanceof Map<?, ?> map ? map : Map.of();
            List<String> said = Stream.concat(first(object, MESSAGES), first(object, TRACES))
                    .flatMap(String::lines)
                    .toList();
            return said.isEmpty() ? List.of(line) : said;
        } catch (JacksonException noJson) {
            return List.of(line);
        }
    }

    private static Stream<String> first(Map<?, ?> object, List<String> names) {
        return names.stream().flatMap(name -> text(object, name)).limit(1);
    }

    /** A dotted name is looked up whole and, then, as nested objects. */
    private static Stream<String> text(Map<?, ?> object, String name) {
        Object value = object.get(name);
        int dot = name.indexOf('.');
        if (value == null && dot > 0 && object.get(name.substring(0, dot)) instanceof Map<?, ?> inner) {
            return text(inner, name.substring(dot + 1));
        }
        return value instanceof String text && !text.isBlank() ? Stream.of(text) : Stream.empty();
    }
}
