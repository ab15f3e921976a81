package io.github.sarvanom.environment;

import java.util.regex.Pattern;

/** A host, and perhaps a port: no scheme, no path, no user. */
final class AddressForm implements Form<String> {
    static final AddressForm INSTANCE = new AddressForm();

    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d{1,5})?");

    private AddressForm() {}

    @Override
    public String read(String text) throws Unfit {
        if (GRAMMAR.matcher(text).matches()) {
            return text;
        }
        throw Unfit.expected("host or host:port, without scheme, path, user and password");
    }

    @Override
    public String noun() {
        return "an address";
    }

    @Override
    public String example() {
        return "db.example.com:5432";
    }
}
