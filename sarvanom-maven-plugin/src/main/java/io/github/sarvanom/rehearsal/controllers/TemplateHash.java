package io.github.sarvanom.rehearsal.controllers;

import io.github.sarvanom.rehearsal.api.SafeNames;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;

/** Names a pod template by its content. */
final class TemplateHash {
    private TemplateHash() {}

    static String of(JsonNode workload) {
        CRC32 sum = new CRC32();
        sum.update(workload.path("spec").path("template").toString().getBytes(StandardCharsets.UTF_8));
        return SafeNames.encode(sum.getValue());
    }
}
