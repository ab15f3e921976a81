package io.github.sarvanom.image;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's {@code WWW-Authenticate} (RFC 9110, section 11.6.1), as far as registries use it.
 *
 * @param realm where tokens are given out; empty when not said
 * @param service whom the token is for; empty when not said
 */
record Challenge(String scheme, String realm, String service) {
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    static Challenge parse(String header) {
        String scheme = header.trim().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(header);
        while (parameter.find()) {
            parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), parameter.group(2));
        }
        return new Challenge(scheme, parameters.getOrDefault("realm", ""), parameters.getOrDefault("service", ""));
    }

    boolean isBearer() {
        return scheme.equals("bearer") && !realm.isEmpty();
    }
}
