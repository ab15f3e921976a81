package io.github.sarvanom.environment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers from git's index file whether git tracks a file, without starting git, which may not be there.
 *
 * @see <a href="https://git-scm.com/docs/index-format">The index format, versions 2 to 4</a>
 */
final class GitIndex {
    private static final int SIGNATURE = 0x44495243;
    private static final int FIXED_FIELDS = 60;
    private static final int EXTENDED = 0x4000;

    private final ByteBuffer bytes;
    private final int version;

    private GitIndex(ByteBuffer bytes, int version) {
        this.bytes = bytes;
        this.version = version;
    }

    /** False also when there is no repository, or an index that cannot be read. */
    static boolean tracks(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        for (Path folder = absolute.getParent(); folder != null; folder = folder.getParent()) {
            Path git = folder.resolve(".git");
            if (Files.exists(git)) {
                return contains(git, folder.relativize(absolute).toString().replace('\\', '/'));
            }
        }
        return false;
    }

    private static boolean contains(Path git, String path) {
        try {
            Optional<Path> index = folder(git).map(folder -> folder.resolve("index"));
            if (index.isEmpty() || !Files.isRegularFile(index.get())) {
                return false;
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(index.get()));
            return bytes.getInt() == SIGNATURE && new GitIndex(bytes, bytes.getInt()).lists(path);
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }

    /** In a linked work tree or submodule {@code .git} is a file that names the folder. */
    private static Optional<Path> folder(Path git) throws IOException {
        if (Files.isDirectory(git)) {
            return Optional.of(git);
        }
        String text = Files.readString(git).trim();
        return text.startsWith("gitdir: ")
                ? Optional.of(git.resolveSibling(text.substring("gitdir: ".length())))
                : Optional.empty();
    }

    private boolean lists(String wanted) {
        Set<String> names = spellings(wanted);
        String path = "";
        for (int entries = bytes.getInt(); entries > 0; entries--) {
            int start = bytes.position();
            bytes.position(start + FIXED_FIELDS);
            boolean extended = (bytes.getShort() & EXTENDED) != 0;
            if (extended) {
                bytes.getShort();
            }
            String kept = version < 4 ? "" : path.substring(0, path.length() - varint());
            path = kept + untilNul();
            if (version < 4) {
                bytes.position(start + padded(bytes.position() - 1 - start));
            }
            if (names.contains(path)) {
                return true;
            }
        }
        return false;
    }

    /** Git keeps names as UTF-8, composed ({@code core.precomposeUnicode}) also where a disk lists them decomposed. */
    private static Set<String> spellings(String wanted) {
        return Stream.of(wanted, Normalizer.normalize(wanted, Normalizer.Form.NFC))
                .map(name -> new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .collect(Collectors.toSet());
    }

    /** One to eight NULs bring an entry to a multiple of eight bytes. */
    private static int padded(int length) {
        return (length + 8) / 8 * 8;
    }

    /** Git's offset encoding: seven bits a byte, one added for every byte that goes on. */
    private int varint() {
        int next = bytes.get();
        int value = next & 0x7f;
        while ((next & 0x80) != 0) {
            next = bytes.get();
            value = ((value + 1) << 7) | (next & 0x7f);
        }
        return value;
    }

    /** Bytes as Latin-1, so that lengths in characters are lengths in bytes. */
    private String untilNul() {
        StringBuilder path = new StringBuilder();
        for (byte next = bytes.get(); next != 0; next = bytes.get()) {
            path.append((char) (next & 0xff));
        }
        return path.toString();
    }
}
