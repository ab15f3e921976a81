package io.github.sarvanom.release;

import io.github.sarvanom.manifests.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A tree of any size as compressed pieces, each small enough for one ConfigMap. */
final class ContentChunks {
    /** A ConfigMap's data may have 1 MiB (Kubernetes: "ConfigMaps"); the rest is for its metadata. */
    static final int LARGEST = 900 * 1024;

    private ContentChunks() {}

    /** One piece or more; the same tree always gives the same pieces. */
    static List<byte[]> pack(Map<String, ?> tree) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(Json.text(tree).getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] all = packed.toByteArray();
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < all.length; at += LARGEST) {
            pieces.add(Arrays.copyOfRange(all, at, Math.min(all.length, at + LARGEST)));
        }
        return pieces;
    }

    static Map<String, Object> unpack(List<byte[]> pieces) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.write(piece);
        }
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(all.toByteArray()))) {
            return Json.tree(zip.readAllBytes());
        }
    }

    static Release.Content describe(List<byte[]> pieces) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            pieces.forEach(hash::update);
            long bytes = pieces.stream().mapToLong(piece -> piece.length).sum();
            return new Release.Content(pieces.size(), bytes, HexFormat.of().formatHex(hash.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
