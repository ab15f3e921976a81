package io.github.sarvanom.image;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the last build of a service came to, kept beside its output.
 *
 * @param inputHash see {@link InputHash}
 * @param baseReplaced see {@link BuiltImage#baseReplaced()}
 * @param asker see {@link BuiltImage#lastAsker}; empty when there is none
 */
record ImageState(String inputHash, String repository, String digest, boolean baseReplaced, String asker) {
    ImageState(String inputHash, String repository, String digest, boolean baseReplaced) {
        this(inputHash, repository, digest, baseReplaced, "");
    }

    /** Empty when there is none, or what there is can't be understood; the image is built then. */
    static Optional<ImageState> read(Path file) {
        Properties read = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            read.load(text);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        ImageState state = new ImageState(
                read.getProperty("inputHash", ""),
                read.getProperty("repository", ""),
                read.getProperty("digest", ""),
                Boolean.parseBoolean(read.getProperty("baseReplaced")),
                read.getProperty("asker", ""));
        return state.digest.startsWith("sha256:") ? Optional.of(state) : Optional.empty();
    }

    void write(Path file) throws IOException {
        writeWhole(
                file,
                "inputHash=" + inputHash + "\nrepository=" + repository + "\ndigest=" + digest + "\nbaseReplaced="
                        + baseReplaced + "\n" + (asker.isEmpty() ? "" : "asker=" + asker + "\n"));
    }

    static void writeWhole(Path file, String text) throws IOException {
        WholeFile.write(file, aside -> Files.writeString(aside, text));
    }
}
