package io.github.sarvanom.image;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image's name taken apart, by Docker's rule: what stands before the first slash is a registry only if it has a dot or a
 * colon or is localhost, else the image is on Docker Hub.
 *
 * @param written as the user wrote it
 * @param registry {@code host} or {@code host:port}, as it is really asked
 * @param path {@code sarvanom/gateway}
 * @param tag null when none was written; then a digest was, or {@code latest} is meant
 * @param digest {@code sha256:…}; null when none was written
 */
record ImageName(
        String written,
        String registry,
        String path,
        @Nullable String tag,
        @Nullable String digest) {
    private static final String HUB = "registry-1.docker.io";
    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final Pattern FORM = Pattern.compile("(?:(?<registry>localhost(?::\\d+)?|\\[[0-9a-f:]+\\](?::\\d+)?"
            + "|[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?::\\d+)?|[A-Za-z0-9-]+:\\d+)/)?"
            + "(?<path>" + PART + "(?:/" + PART + ")*)"
            + "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
            + "(?:@(?<digest>sha256:[0-9a-f]{64}))?");

    /**
     * Takes a name apart.
     *
     * @throws SarvanomException when it is no image name
     */
    static ImageName parse(String written) {
        Matcher form = FORM.matcher(written);
        if (!form.matches()) {
            throw SarvanomException.user(Problem.of("'" + written + "' is no image name")
                    .seen("expected [registry[:port]/]path[:tag][@sha256:digest], the path in lower case"));
        }
        String registry = form.group("registry");
        String path = form.group("path");
        if (registry == null || registry.equals("docker.io") || registry.equals("index.docker.io")) {
            registry = HUB;
            path = path.contains("/") ? path : "library/" + path;
        }
        return new ImageName(written, registry, path, form.group("tag"), form.group("digest"));
    }

    /** What a registry is asked for: the digest when there is one, else the tag, else {@code latest}. */
    String reference() {
        return digest != null ? digest : tag != null ? tag : "latest";
    }

    /** The same image by digest, {@code registry/path@sha256:…}, in the form that needs no rule about Docker Hub. */
    String pinnedTo(String toDigest) {
        return registry + "/" + path + "@" + toDigest;
    }

    /** The same repository, another tag. */
    String tagged(String otherTag) {
        return registry + "/" + path + ":" + otherTag;
    }
}
