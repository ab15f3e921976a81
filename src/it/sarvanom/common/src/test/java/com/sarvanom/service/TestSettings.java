package com.sarvanom.service;

import java.util.HashMap;
import java.util.Map;

/** Settings for tests: any free port, no lag at the end. */
final class TestSettings {

    private TestSettings() {}

    static Settings with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(Map.of("PORT", "0", "SHUTDOWN_LAG_MS", "0"));
        all.putAll(variables);
        return new Settings(all);
    }
}
