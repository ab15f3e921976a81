package io.github.sarvanom.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Values of secrets that would be recognised anywhere, and in every spelling in which they could be written down. */
public final class Canaries {
    private static final int BEGINNING = "canary-x".length() + 4;

    private final List<String> secrets;

    /** @param secrets each begins with {@code canary-} and something of its own */
    public Canaries(String... secrets) {
        this.secrets = List.of(secrets);
    }

    public void assertNoneIn(String where, String text) {
        List<String> told = secrets.stream()
                .flatMap(Canaries::spellings)
                .filter(text::contains)
                .toList();
        assertThat(told).as(where).isEmpty();
    }

    /** What is compressed is looked into. */
    public void assertNoneIn(String where, byte[] bytes) throws IOException {
        assertNoneIn(where, new String(bytes, StandardCharsets.ISO_8859_1));
        if (bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
            try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                assertNoneIn(where + ", unpacked", new String(unpacked.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static Stream<String> spellings(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                secret.replace("\\", "\\\\").replace("\"", "\\\""),
                secret.substring(0, BEGINNING));
    }
}
