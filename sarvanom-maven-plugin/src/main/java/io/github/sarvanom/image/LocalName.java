package io.github.sarvanom.image;

/** How an engine on this machine knows an image that was never in a registry, and so has no digest there. */
public final class LocalName {
    private static final String ALGORITHM = "sha256:";
    private static final int SHORT = 12;

    private LocalName() {}

    /**
     * The digest's beginning becomes the tag: like the digest, it names this content and no other.
     *
     * @param digest {@code sha256:…}
     */
    public static String of(String repository, String digest) {
        return repository + ":" + digest.substring(ALGORITHM.length(), ALGORITHM.length() + SHORT);
    }

    /** @param pinned {@code repository@sha256:…} */
    public static String of(String pinned) {
        int at = pinned.indexOf('@');
        return of(pinned.substring(0, at), pinned.substring(at + 1));
    }
}
