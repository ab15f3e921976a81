package io.github.sarvanom.environment;

import java.util.regex.Pattern;

/**
 * Where images go: host, perhaps a port, perhaps a path; no scheme, no tag.
 *
 * @see <a href="https://github.com/distribution/reference">Grammar of image names</a>
 */
final class RegistryForm implements Form<String> {
    static final RegistryForm INSTANCE = new RegistryForm();

    private static final String PART = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*";
    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final String HOST = "(" + NAME + "(\\." + NAME + ")+(:\\d{1,5})?|" + NAME + ":\\d{1,5}|localhost|"
            + "\\[[0-9a-fA-F:]+](:\\d{1,5})?)";
    private static final Pattern GRAMMAR = Pattern.compile(HOST + "(/" + PART + ")*");

    private RegistryForm() {}

    @Override
    public String read(String text) throws Unfit {
        if (GRAMMAR.matcher(text).matches()) {
            return text;
        }
        Unfit unfit = Unfit.expected("host, then perhaps :port and /path; no https://, no tag, no user");
        String bare = text.replaceFirst("^[a-z]+://", "").replaceFirst("/+$", "");
        throw GRAMMAR.matcher(bare).matches() ? unfit.probably(bare) : unfit;
    }

    @Override
    public String noun() {
        return "a registry";
    }

    @Override
    public String example() {
        return "registry.example.com/shop";
    }
}
