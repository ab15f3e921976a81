package io.github.sarvanom.manifests;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes desired objects for people to read: one YAML file an object. A Secret's values are replaced by keyed fingerprints, and
 * its salt is left out. Each file is there whole or not at all; what is as it should be is not touched.
 */
public final class ManifestWriter {
    private final ManifestYaml yaml = new ManifestYaml();

    /**
     * Writes {@code <kind>-<name>.yaml} for every object into the folder, which is created, and deletes the folder's other
     * {@code .yaml} files.
     *
     * @throws SarvanomException blamed on the surroundings when the folder can't be written
     */
    public void write(ManifestSet set, Path folder, Fingerprints fingerprints) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Manifest manifest : set) {
            files.merge(
                    fileName(manifest.id()),
                    text(manifest, fingerprints).getBytes(StandardCharsets.UTF_8),
                    ManifestWriter::twoDocuments);
        }
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                replace(folder.resolve(file.getKey()), file.getValue());
            }
            deleteOthers(folder, files);
        } catch (IOException e) {
            throw SarvanomException.surroundings(
                    Problem.of("The manifests could not be written")
                            .at(Source.file(folder.toString(), 0))
                            .seen(e.getClass().getSimpleName() + ": " + e.getMessage())
                            .mend("Make room, or let this user write to the folder; nothing was applied."),
                    e);
        }
    }

    private String text(Manifest manifest, Fingerprints fingerprints) {
        Map<String, Object> shown = SecretMask.shown(manifest, fingerprints);
        return yaml.text(shown);
    }

    /** Same kind and name in two groups or namespaces: both in one file, in the set's order. */
    private static byte[] twoDocuments(byte[] first, byte[] second) {
        String both = new String(first, StandardCharsets.UTF_8) + "---\n" + new String(second, StandardCharsets.UTF_8);
        return both.getBytes(StandardCharsets.UTF_8);
    }

    /** Names of some kinds (Roles) may hold colons, which not every file system takes. */
    private static String fileName(ResourceId id) {
        String name = id.kind().toLowerCase(Locale.ROOT) + "-" + id.name();
        return name.replaceAll("[^A-Za-z0-9.-]", "_") + ".yaml";
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        try {
            Files.write(fresh, bytes);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void deleteOthers(Path folder, Map<String, byte[]> files) throws IOException {
        try (DirectoryStream<Path> present = Files.newDirectoryStream(folder, "*.yaml")) {
            for (Path file : present) {
                if (!files.containsKey(String.valueOf(file.getFileName()))) {
                    Files.delete(file);
                }
            }
        }
    }
}
