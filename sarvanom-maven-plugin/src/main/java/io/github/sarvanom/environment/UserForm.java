package io.github.sarvanom.environment;

import java.util.regex.Pattern;

/** Who a container's program runs as, and in which group: OCI Image Configuration Specification, {@code User}. */
final class UserForm implements Form<String> {
    static final UserForm INSTANCE = new UserForm();

    private static final Pattern GRAMMAR =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?");

    private UserForm() {}

    @Override
    public String read(String text) throws Unfit {
        if (GRAMMAR.matcher(text).matches()) {
            return text;
        }
        throw Unfit.expected("a user's number or name, and a group's behind a colon if it has one");
    }

    @Override
    public String noun() {
        return "a user";
    }

    @Override
    public String example() {
        return "1000:1000";
    }
}
