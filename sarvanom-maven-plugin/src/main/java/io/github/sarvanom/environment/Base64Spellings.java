package io.github.sarvanom.environment;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ways in which base64 may write a text. */
final class Base64Spellings {
    private static final int BYTES_IN_GROUP = 3;

    private Base64Spellings() {}

    /** The text alone, with and without padding, in both alphabets. */
    static Set<String> whole(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Set<String> all = new LinkedHashSet<>();
        all.add(Base64.getEncoder().encodeToString(bytes));
        all.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        all.add(Base64.getUrlEncoder().encodeToString(bytes));
        all.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        return all;
    }

    /** The text in the middle of something longer: the characters that are the same whatever stands around it. */
    static Set<String> inside(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Set<String> all = new LinkedHashSet<>();
        for (int offset = 0; offset < BYTES_IN_GROUP; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            all.add(core(Base64.getEncoder().withoutPadding().encodeToString(shifted), offset, shifted.length));
            all.add(core(Base64.getUrlEncoder().withoutPadding().encodeToString(shifted), offset, shifted.length));
        }
        return all;
    }

    /** Drops the characters at both ends that hold bits of the neighbours as well. */
    private static String core(String encoded, int offset, int length) {
        int first = offset == 0 ? 0 : offset + 1;
        int last = length % BYTES_IN_GROUP == 0 ? encoded.length() : encoded.length() - 1;
        return encoded.substring(first, last);
    }
}
