package io.github.sarvanom.verification;

import io.github.sarvanom.environment.Form;
import io.github.sarvanom.environment.Unfit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port.
 *
 * @param usual the port when none is said; 0 when it has to be said
 */
record HostPort(int usual) implements Form<SocketTarget.Outside> {
    private static final Pattern GRAMMAR =
            Pattern.compile("(?<host>[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)(:(?<port>\\d{1,5}))?");

    @Override
    public SocketTarget.Outside read(String text) throws Unfit {
        Matcher matcher = GRAMMAR.matcher(text);
        if (matcher.matches()) {
            int port = matcher.group("port") == null ? usual : Integer.parseInt(matcher.group("port"));
            if (port > 0 && port <= 65_535) {
                return new SocketTarget.Outside(matcher.group("host"), port);
            }
        }
        throw Unfit.expected("host:port, without scheme, path, user and password");
    }

    @Override
    public String noun() {
        return "an address";
    }

    @Override
    public String example() {
        return "shop.example.com:443";
    }
}
