package io.github.sarvanom.compose;

import java.io.IOException;
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
 * Files that overlays name for compose to read, {@code env_file} and {@code configs} say: what stands in them is part of what is wanted,
 * so that a change of it is noticed.
 */
final class NamedFiles {
    private static final long LARGEST_BYTES = 1 << 20;

    private final Path folder;

    /** @param folder from which their paths are meant */
    NamedFiles(Path folder) {
        this.folder = folder;
    }

    /** The same, and a digest of each file that is named in it. */
    ForeignParts with(ForeignParts parts) {
        SortedMap<String, String> digests = new TreeMap<>();
        parts.parts().values().forEach(value -> collect(value, digests));
        return parts.naming(digests);
    }

    private void collect(Object value, Map<String, String> digests) {
        if (value instanceof Map<?, ?> map) {
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
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST_BYTES) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(text, HexFormat.of().formatHex(digest));
            }
        } catch (InvalidPathException | IOException noFileToRead) {
            // Compose says so, if it is one that it needs.
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
