package io.github.sarvanom.rehearsal;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A refusal in the form that every registry client expects (OCI distribution specification, "Error Codes"). */
final class RegistryFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    RegistryFault(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String body() {
        Map<String, String> error = Map.of("code", code, "message", String.valueOf(getMessage()));
        return JsonMapper.shared().writeValueAsString(Map.of("errors", new Object[] {error}));
    }
}
