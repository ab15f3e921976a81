package io.github.sarvanom.compose;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port of this machine that leads into a container.
 *
 * @param address of this machine; empty for all its addresses
 * @param inside as engines write it: {@code 5432/tcp}
 */
record PublishedPort(String address, int outside, String inside) {
    static final int LAST = 65535;

    private static final Pattern FORM = Pattern.compile(
            "(?:(?<address>\\d+\\.\\d+\\.\\d+\\.\\d+):)?(?<outside>\\d{1,5}):(?<inside>\\d{1,5})(?:/(?<protocol>tcp|udp))?");

    /** Whether there are such ports. */
    boolean isPossible() {
        return outside <= LAST && Integer.parseInt(inside.substring(0, inside.indexOf('/'))) <= LAST;
    }

    boolean isUdp() {
        return inside.endsWith("/udp");
    }

    /** For people: {@code 5432}, {@code 53/udp}. */
    String shown() {
        return outside + (isUdp() ? "/udp" : "");
    }

    /** Empty for ranges and for ports without a number outside. */
    static Optional<PublishedPort> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String address = parts.group("address");
        String protocol = parts.group("protocol");
        return Optional.of(new PublishedPort(
                address == null ? "" : address,
                Integer.parseInt(parts.group("outside")),
                parts.group("inside") + "/" + (protocol == null ? "tcp" : protocol)));
    }
}
