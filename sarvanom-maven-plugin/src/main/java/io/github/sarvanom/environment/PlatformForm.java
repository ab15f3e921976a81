package io.github.sarvanom.environment;

import java.util.Map;

/** Operating system and architecture, in the words of image indexes: OCI Image Index Specification, {@code platform}. */
final class PlatformForm implements Form<String> {
    static final PlatformForm INSTANCE = new PlatformForm();

    /** What {@code uname -m} and people call them, and Go, whose words the specification takes. */
    private static final Map<String, String> ARCHITECTURES =
            Map.of("amd64", "amd64", "x86_64", "amd64", "arm64", "arm64", "aarch64", "arm64");

    private PlatformForm() {}

    @Override
    public String read(String text) throws Unfit {
        if (text.matches("[a-z0-9]+/[a-z0-9]+")) {
            return text;
        }
        Unfit unfit = Unfit.expected("an operating system and an architecture, with a slash between them");
        String architecture = ARCHITECTURES.get(text.replaceFirst("^[a-z]+/", ""));
        throw architecture == null ? unfit : unfit.probably("linux/" + architecture);
    }

    @Override
    public String noun() {
        return "a platform";
    }

    @Override
    public String example() {
        return "linux/arm64";
    }
}
