package io.github.sarvanom.environment;

import java.util.regex.Pattern;

/**
 * The image of a backing store, with a version.
 *
 * @see <a href="https://github.com/distribution/reference">Grammar of image names</a>
 */
final class ImageForm implements Form<String> {
    static final ImageForm INSTANCE = new ImageForm();

    private static final Pattern GRAMMAR = Pattern.compile(
            "([A-Za-z0-9.-]+(:\\d{1,5})?/)?[a-z0-9]+([._/-]+[a-z0-9]+)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?");
    private static final Pattern VERSION = Pattern.compile(".*(:[^/:]+|@sha256:[0-9a-f]{64})");

    private ImageForm() {}

    @Override
    public String read(String text) throws Unfit {
        boolean pinned = VERSION.matcher(text).matches() && !text.endsWith(":latest");
        if (GRAMMAR.matcher(text).matches() && pinned) {
            return text;
        }
        throw Unfit.expected("an image's name with a version or digest, not :latest, which is another one tomorrow");
    }

    @Override
    public String noun() {
        return "an image";
    }

    @Override
    public String example() {
        return "postgres:15";
    }
}
