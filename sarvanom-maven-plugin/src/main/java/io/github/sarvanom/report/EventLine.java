package io.github.sarvanom.report;

import io.github.sarvanom.manifests.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A happening as one line of JSON, for programs that follow a deploy. */
public final class EventLine {
    private EventLine() {}

    /** Without its line end. */
    public static String of(Happening happening) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("at", happening.at().toString());
        event.put("stage", happening.stage());
        event.put("subject", happening.subject());
        event.put("mood", happening.mood().name().toLowerCase(Locale.ROOT));
        event.put("text", happening.text());
        event.putAll(happening.details());
        return Json.text(event);
    }
}
