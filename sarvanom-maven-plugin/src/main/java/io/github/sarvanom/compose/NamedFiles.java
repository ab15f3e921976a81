package io.github.sarvanom.compose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files that overlays name for compose to read, {@code env_file} and {@code configs} say, and variables that it takes from its
 * surroundings: what they hold is part of what is wanted, so that a change of it is noticed.
 */
final class NamedFiles {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final Surroundings surroundings;

    /** @param folder from which their paths are meant */
    NamedFiles(Path folder, Surroundings surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
    }

    /** The same, and a digest of each file and the value of each variable that is named in it. */
    ForeignParts with(ForeignParts parts) {
        SortedMap<String, String> digests = new TreeMap<>();
        parts.parts().values().forEach(value -> collect(value, digests));
        return parts.naming(digests);
    }

    private void collect(Object value, Map<String, String> digests) {
        if (value instanceof Map<?, ?> map) {
            if (map.get(ForeignParts.VARIABLE) instanceof String name) {
                surroundings.find(name).ifPresent(taken -> digests.put("$" + name, taken));
            }
            map.values().forEach(each -> collect(each, digests));
        } else if (value instanceof Iterable<?> list) {
            list.forEach(each -> collect(each, digests));
        } else if (value instanceof String text) {
            digest(text, digests);
        }
    }

    private void digest(String text, Map<String, String> digests) {
        try {
            Path file = folder.resolve(text);
            if (Files.isRegularFile(file)) {
                digests.put(text, digest(file));
            }
        } catch (InvalidPathException | IOException noFileToRead) {
            // Compose says so, if it is one that it needs.
        }
    }

    /** Piece by piece: it may be of any size. */
    private static String digest(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[BUFFER_BYTES];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
