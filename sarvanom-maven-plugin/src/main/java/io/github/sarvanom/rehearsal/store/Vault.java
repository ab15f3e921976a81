package io.github.sarvanom.rehearsal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rehearsal's Secrets from lying readable on disk: whole objects under AES-256-GCM, with a random key in a file of
 * its own that only its owner may read. They must come back in clear after a restart, since a plan compares them; so this
 * guards against a search, a copied journal and an archived log, not against someone who may read the whole folder.
 */
final class Vault {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path keyFile;
    private final SecureRandom random = new SecureRandom();
    private @Nullable SecretKeySpec key;

    /** @param keyFile made when a Secret is first stored */
    Vault(Path keyFile) {
        this.keyFile = keyFile;
    }

    byte[] seal(byte[] clear) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] hidden = run(Cipher.ENCRYPT_MODE, nonce, clear, 0);
        byte[] all = ByteBuffer.allocate(nonce.length + hidden.length)
                .put(nonce)
                .put(hidden)
                .array();
        return Base64.getEncoder().encode(all);
    }

    byte[] unseal(byte[] written) {
        byte[] all = Base64.getDecoder().decode(written);
        return run(Cipher.DECRYPT_MODE, java.util.Arrays.copyOf(all, NONCE_BYTES), all, NONCE_BYTES);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the rehearsal's Secrets do not fit " + keyFile + "; delete its folder", e);
        }
    }

    private synchronized SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(readOrMake(), "AES");
            key = known;
        }
        return known;
    }

    private byte[] readOrMake() {
        try {
            if (!Files.exists(keyFile)) {
                make();
            }
            return Files.readAllBytes(keyFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only ever called while the journal's lock is held, so that no other run reads a key half written. */
    private void make() throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(keyFile, ownerOnly);
        } catch (UnsupportedOperationException e) {
            Files.createFile(keyFile);
        } catch (FileAlreadyExistsException e) {
            return;
        }
        Files.write(keyFile, fresh);
    }
}
