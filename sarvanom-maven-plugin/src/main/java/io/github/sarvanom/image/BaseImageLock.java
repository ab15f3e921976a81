package io.github.sarvanom.image;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The base images of an application by digest, in a file under version control: every clone then builds upon the same ground,
 * until somebody decides otherwise. Immutable.
 */
public final class BaseImageLock {
    private static final String HOW = "mvn package sarvanom:image -P... -Dsarvanom.lock=write, then commit ";
    private static final String HEAD =
            "# Base images by digest: every build stands on the same ground. Keep this file in version"
                    + " control.\n# Written by: mvn package sarvanom:image -P... -Dsarvanom.lock=write\nbaseImages:\n";

    private final Path file;
    private final SortedMap<String, String> digests;

    private BaseImageLock(Path file, SortedMap<String, String> digests) {
        this.file = file;
        this.digests = digests;
    }

    /**
     * Reads a lock file.
     *
     * @param file need not exist; nothing is locked then
     * @throws SarvanomException when it is no lock file, with the place
     */
    public static BaseImageLock read(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return new BaseImageLock(file, digests(file, yaml().load(text)));
        } catch (MarkedYAMLException e) {
            int line =
                    Optional.ofNullable(e.getProblemMark()).map(Mark::getLine).orElse(-1) + 1;
            throw noLockFile(file, line, e.getProblem());
        } catch (YAMLException e) {
            throw noLockFile(file, 0, "no YAML");
        } catch (IOException e) {
            throw SarvanomException.surroundings(
                    Problem.of("the lock file can't be read").at(place(file, 0)).seen(e.toString()), e);
        }
    }

    /**
     * The base by the digest that is locked for it. A base that the user wrote with a digest needs no lock.
     *
     * @throws SarvanomException when the file has no such base: the file is stale, or was never written
     */
    public BaseImage pin(BaseImage base) {
        String digest = digests.get(base.reference());
        if (digest != null) {
            return new BaseImage(base.reference() + "@" + digest, base.platform(), base.whenUnreachable());
        }
        if (base.reference().contains("@")) {
            return base;
        }
        throw SarvanomException.user(Problem.of("base image " + base.reference() + " is not locked")
                .at(place(file, 0))
                .seen(digests.isEmpty() ? "nothing is locked" : "locked: " + String.join(", ", digests.keySet()))
                .mend(HOW + file.getFileName()));
    }

    /** The same, with one base locked to a digest, anew or for the first time. */
    public BaseImageLock with(BaseImage base, String digest) {
        SortedMap<String, String> more = new TreeMap<>(digests);
        more.put(base.reference(), digest);
        return new BaseImageLock(file, more);
    }

    /**
     * Writes the file whole, the same bytes for the same content.
     *
     * @throws SarvanomException when it can't be written
     */
    public void write() {
        StringBuilder text = new StringBuilder(HEAD);
        digests.forEach((reference, digest) -> text.append("  \"")
                .append(reference)
                .append("\": \"")
                .append(digest)
                .append("\"\n"));
        try {
            ImageState.writeWhole(file, text.toString());
        } catch (IOException e) {
            throw SarvanomException.surroundings(
                    Problem.of("the lock file can't be written")
                            .at(place(file, 0))
                            .seen(e.toString()),
                    e);
        }
    }

    private static SortedMap<String, String> digests(Path file, @Nullable Object read) {
        SortedMap<String, String> digests = new TreeMap<>();
        Object images = read instanceof Map<?, ?> map ? map.get("baseImages") : read;
        if (images == null) {
            return digests;
        }
        if (!(images instanceof Map<?, ?> entries)) {
            throw noLockFile(file, 0, "expected a map 'baseImages'");
        }
        entries.forEach((reference, digest) -> {
            if (!String.valueOf(digest).matches("sha256:[0-9a-f]{64}")) {
                throw noLockFile(file, 0, "expected sha256:... for " + reference + ", found " + digest);
            }
            digests.put(String.valueOf(reference), String.valueOf(digest));
        });
        return digests;
    }

    private static SarvanomException noLockFile(Path file, int line, String why) {
        return SarvanomException.user(Problem.of("the lock file of the base images can't be understood")
                .at(place(file, line))
                .seen(why)
                .mend("delete it and write it anew: " + HOW + file.getFileName()));
    }

    private static Source place(Path file, int line) {
        return Source.file(String.valueOf(file.getFileName()), line);
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }
}
