package io.github.sarvanom.environment;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How to get a credential out of plain configuration, in the words of the user's own POM. */
final class CredentialRemedy {
    private static final Pattern PASSWORD_IN_ADDRESS =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://[^/\\s:@?#]*:(\\$\\{(?<variable>\\w+)})?[^/\\s@]*@");

    /** What the official images of these stores call their own password. */
    private static final Map<String, String> PASSWORD_NAMES = Map.of(
            "postgres", "POSTGRES_PASSWORD",
            "postgresql", "POSTGRES_PASSWORD",
            "redis", "REDIS_PASSWORD",
            "rediss", "REDIS_PASSWORD",
            "mysql", "MYSQL_PASSWORD",
            "mongodb", "MONGO_PASSWORD");

    private CredentialRemedy() {}

    static String of(String name, String value) {
        Matcher address = PASSWORD_IN_ADDRESS.matcher(value);
        if (address.find()) {
            return "leave user and password out of the address, and name the password as a secret:\n"
                    + secret(passwordName(name, address))
                    + "\nor take <" + name + "> out of <config> and name the whole address as one:\n"
                    + secret(name);
        }
        return "take <" + name + "> out of <config> and name it as a secret:\n"
                + secret(name)
                + "\nits value then comes from the environment variable " + name + " or from .env.<environment>";
    }

    private static String secret(String name) {
        return "<secrets><secret>" + name + "</secret></secrets>";
    }

    private static String passwordName(String name, Matcher address) {
        String scheme = address.group("scheme").toLowerCase(Locale.ROOT);
        String usual = PASSWORD_NAMES.getOrDefault(scheme, name.replaceFirst("_(URL|URI|DSN)$", "") + "_PASSWORD");
        return Optional.ofNullable(address.group("variable")).orElse(usual);
    }
}
