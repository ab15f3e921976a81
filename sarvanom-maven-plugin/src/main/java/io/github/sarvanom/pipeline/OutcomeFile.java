package io.github.sarvanom.pipeline;

import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Says to programs how a release ended: Maven has one exit code for all that fails. */
final class OutcomeFile {
    static final String NAME = "outcome.json";

    private OutcomeFile() {}

    /**
     * @param restored what runs again; empty when nothing was gone back to
     * @throws IOException when the disk will not take it
     */
    static void write(Path folder, Release release, Optional<Release> restored) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("outcome", release.outcome().label());
        tree.put("code", release.outcome().code());
        tree.put("revision", release.revision());
        restored.ifPresent(to -> tree.put("restored", to.revision()));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(NAME), Json.text(tree) + "\n");
    }
}
