package io.github.sarvanom.environment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The text of {@code .env.example}: the name of every secret that an environment declares, what it is for and who needs it, and
 * never a value.
 */
public final class EnvExample {
    private EnvExample() {}

    /** The same declaration gives the same text. */
    public static String of(Environment environment) {
        return """
                # The secrets of %1$s, made by sarvanom. Copy to .env.<environment>, which git must ignore, and fill in.
                # A first mvn sarvanom:deploy to containers on this machine does so by itself.
                """.formatted(environment.application())
                + entries(environment, environment.secrets().names());
    }

    /** Those names alone, without what stands above them. */
    static String entries(Environment environment, Collection<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append("\n# ")
                    .append(purpose(name))
                    .append(": ")
                    .append(String.join(", ", readers(environment, name)))
                    .append('\n')
                    .append(name)
                    .append("=\n");
        }
        return text.toString();
    }

    private static String purpose(String name) {
        if (name.endsWith("_API_KEY")) {
            return "Key of somebody else's API";
        }
        if (name.matches(".*(_PASSWORD|_PASSWD|_PASSPHRASE)")) {
            return "Password";
        }
        return name.endsWith("_KEY") ? "Key" : name.endsWith("_TOKEN") ? "Token" : "Secret";
    }

    private static List<String> readers(Environment environment, String name) {
        List<String> readers = new ArrayList<>();
        environment.stores().stream()
                .filter(store -> store.secrets().contains(name))
                .forEach(store -> readers.add(store.name() + " is started with it"));
        readers.add("all services can read it");
        return readers;
    }
}
