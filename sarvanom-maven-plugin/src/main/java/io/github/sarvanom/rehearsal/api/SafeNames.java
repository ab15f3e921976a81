package io.github.sarvanom.rehearsal.api;

import java.util.concurrent.ThreadLocalRandom;

/** Names as the API server and its controllers make them: no vowels and no digits that look like one, so no bad words. */
public final class SafeNames {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LENGTH = 5;

    private SafeNames() {}

    /** Five random characters. */
    public static String suffix() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            name.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
        }
        return name.toString();
    }

    /** A number written in the alphabet of names. */
    public static String encode(long number) {
        StringBuilder name = new StringBuilder();
        for (char digit : Long.toString(number).toCharArray()) {
            name.append(ALPHABET.charAt(digit % ALPHABET.length()));
        }
        return name.toString();
    }
}
