package io.github.sarvanom.manifests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows whether two secrets are equal without showing anything else: HMAC-SHA-256 under a random salt. Without the salt a
 * fingerprint cannot be tried out against a list of passwords, so the salt is kept where the secrets themselves are: as an
 * annotation of the live Secret. Whoever deploys takes it over from there, and so the same value has the same fingerprint from
 * run to run. The text of this object shows nothing. Immutable, thread-safe.
 */
public final class Fingerprints {
    /** Annotation of the Secret which holds the salt. As sensitive as the Secret: never printed, never written to a file. */
    public static final String SALT_ANNOTATION = "sarvanom.github.io/fingerprint-salt";

    /** Annotation of a pod which holds the fingerprint of the secrets that it reads; a Job's pod has none. */
    public static final String POD_ANNOTATION = "sarvanom.github.io/secrets-fingerprint";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String FORM = "([0-9a-f]{2}){16,}";
    private static final int SALT_BYTES = 32;
    private static final int SHOWN_BYTES = 8;

    private final byte[] salt;

    private Fingerprints(byte[] salt) {
        this.salt = salt;
    }

    /** With a new random salt: fingerprints that compare with nothing made before. */
    public static Fingerprints fresh() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new Fingerprints(salt);
    }

    /**
     * With a salt taken over.
     *
     * @param salt as {@link #salt()} gave it; white space around it is ignored
     * @throws IllegalArgumentException when it is no salt of at least 16 bytes; the text does not repeat it
     */
    public static Fingerprints of(String salt) {
        String digits = salt.strip();
        if (!digits.matches(FORM)) {
            throw new IllegalArgumentException("not a fingerprint salt: at least 32 hexadecimal digits are expected");
        }
        return new Fingerprints(HexFormat.of().parseHex(digits));
    }

    /**
     * With the salt in a file of this user's own, for work without a cluster; the file is made, readable by this user alone,
     * when it is not there.
     *
     * @throws IllegalArgumentException when it holds no salt
     */
    public static Fingerprints keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            Path folder = file.toAbsolutePath().resolveSibling("");
            Files.createDirectories(folder);
            // Temporary files are made for their owner alone; half a salt is never seen under the real name.
            Path fresh = Files.createTempFile(folder, ".salt", ".new");
            Files.writeString(fresh, fresh().salt());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        return of(Files.readString(file));
    }

    /** Takes the salt over from the tree of a live Secret; empty when it carries none that can be used. */
    public static Optional<Fingerprints> ofSecret(Map<String, ?> secret) {
        if (secret.get("metadata") instanceof Map<?, ?> metadata
                && metadata.get("annotations") instanceof Map<?, ?> annotations
                && annotations.get(SALT_ANNOTATION) instanceof String salt
                && salt.matches(FORM)) {
            return Optional.of(of(salt));
        }
        return Optional.empty();
    }

    /** The salt in hexadecimal, for {@link #SALT_ANNOTATION}. */
    public String salt() {
        return HexFormat.of().formatHex(salt);
    }

    /**
     * The fingerprint of some texts in this order, 16 hexadecimal digits. Put a secret's name before its value: otherwise
     * equal values under different names would be seen to be equal.
     */
    public String of(Iterable<String> texts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(), SHOWN_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "Fingerprints";
    }
}
