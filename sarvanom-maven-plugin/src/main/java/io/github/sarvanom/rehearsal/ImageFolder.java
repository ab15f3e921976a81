package io.github.sarvanom.rehearsal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A registry's content in a folder. A blob is stored once, under its digest; a repository holds links to blobs, and tags.
 * Whatever a reader can see is complete, since everything is written aside and moved: any number of registries, of this
 * JVM or others, may share one folder.
 */
final class ImageFolder {
    private final Path folder;

    ImageFolder(Path folder) {
        this.folder = folder;
    }

    Path blob(String digest) {
        return folder.resolve("blobs").resolve(digest.replace(':', '/'));
    }

    boolean hasBlob(String repository, String digest) {
        return Files.exists(link(repository, "_blobs", digest)) && Files.exists(blob(digest));
    }

    /** The media type a manifest was pushed with; empty when the repository has no such manifest. */
    Optional<String> manifestType(String repository, String digest) throws IOException {
        return text(link(repository, "_manifests", digest));
    }

    Optional<String> digestOfTag(String repository, String tag) throws IOException {
        return text(repository(repository).resolve("_tags").resolve(tag));
    }

    List<String> tags(String repository) throws IOException {
        try (Stream<Path> files = Files.list(repository(repository).resolve("_tags"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    void addManifest(String repository, String digest, byte[] manifest, String mediaType) throws IOException {
        write(blob(digest), manifest);
        write(link(repository, "_manifests", digest), mediaType);
    }

    void tag(String repository, String tag, String digest) throws IOException {
        write(repository(repository).resolve("_tags").resolve(tag), digest);
    }

    void linkBlob(String repository, String digest) throws IOException {
        write(link(repository, "_blobs", digest), digest);
    }

    String newUpload() throws IOException {
        return newFile().getFileName().toString();
    }

    /**
     * Finds an upload that was begun and neither finished nor cancelled.
     *
     * @throws NoSuchFileException when there is no such upload
     */
    Path upload(String id) throws NoSuchFileException {
        Path file = folder.resolve("uploads").resolve(id);
        if (!id.matches("[0-9a-f-]{36}") || !Files.exists(file)) {
            throw new NoSuchFileException(id);
        }
        return file;
    }

    void append(String id, InputStream bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(upload(id), APPEND)) {
            bytes.transferTo(out);
        }
    }

    /** Turns an upload into a blob of the repository; false, and the upload is gone, when its digest is another. */
    boolean finish(String repository, String id, String digest) throws IOException {
        Path upload = upload(id);
        if (!digestOf(upload).equals(digest)) {
            Files.delete(upload);
            return false;
        }
        publish(upload, blob(digest));
        linkBlob(repository, digest);
        return true;
    }

    private Path repository(String name) {
        return folder.resolve("repositories").resolve(name);
    }

    private Path link(String repository, String kind, String digest) {
        return repository(repository).resolve(kind).resolve(digest.replace(':', '/'));
    }

    private Path newFile() throws IOException {
        Path uploads = Files.createDirectories(folder.resolve("uploads"));
        return Files.createFile(uploads.resolve(UUID.randomUUID().toString()));
    }

    private void write(Path target, String text) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Path target, byte[] bytes) throws IOException {
        Path aside = newFile();
        try {
            Files.write(aside, bytes);
            publish(aside, target);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void publish(Path aside, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.move(aside, target, ATOMIC_MOVE);
    }

    private static Optional<String> text(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    private static String digestOf(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return digest(bytes);
        }
    }

    static String digest(InputStream bytes) throws IOException {
        MessageDigest sha256 = sha256();
        new DigestInputStream(bytes, sha256).transferTo(OutputStream.nullOutputStream());
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
