package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.util.List;
import java.util.Optional;

/** Secrets in Maven's {@code settings.xml}: a {@code <server>} each, named application.environment.NAME. */
public final class SettingsSecrets implements SecretSource {
    private final String prefix;
    private final ServerPasswords servers;

    public SettingsSecrets(String application, String environment, ServerPasswords servers) {
        this.prefix = application + "." + environment + ".";
        this.servers = servers;
    }

    @Override
    public Optional<FoundSecret> find(String name, Problems problems) {
        Source source = new Source("settings.xml, <server> " + prefix + name);
        return servers.of(prefix + name).map(password -> {
            if (password.matches("\\{[A-Za-z0-9+/=]+}")) {
                problems.add(undecrypted(name, source));
            }
            return FoundSecret.of(password, source);
        });
    }

    private static Problem undecrypted(String name, Source source) {
        return Problem.of("secret " + name + " could not be decrypted")
                .at(source)
                .mend(
                        "check the master password in ~/.m2/settings-security.xml; mvn --encrypt-password makes a new value");
    }

    @Override
    public String lookedIn(List<String> names) {
        return "settings.xml, <server> with <id>" + prefix + (names.size() == 1 ? names.get(0) : "NAME") + "</id>";
    }
}
