package io.github.sarvanom.mojo;

import io.github.sarvanom.environment.ServerPasswords;
import io.github.sarvanom.image.CredentialSource;
import io.github.sarvanom.image.DockerConfig;
import io.github.sarvanom.image.KnownLogin;
import io.github.sarvanom.image.RegistryCredentials;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** What this machine and this user know of logins and passwords, {@code settings.xml} decrypted by Maven itself. */
final class Logins implements ServerPasswords {
    private final Run run;
    private final SettingsDecrypter decrypter;

    Logins(Run run, SettingsDecrypter decrypter) {
        this.run = run;
        this.decrypter = decrypter;
    }

    @Override
    public Optional<String> of(String serverId) {
        return server(serverId).map(Server::getPassword);
    }

    /** In the order in which they are asked; for the registry of the images, since each of the first three is meant for one. */
    RegistryCredentials registry(String registry, PluginConfiguration configuration) {
        List<CredentialSource> sources = new ArrayList<>();
        sources.add(new KnownLogin(
                "<image><registryUsername> in the plugin's configuration",
                registry,
                text(configuration.text("image", "registryUsername")),
                text(configuration.text("image", "registryPassword"))));
        Optional<Server> server = server(registry);
        sources.add(new KnownLogin(
                "server " + registry + " in settings.xml",
                registry,
                text(server.map(Server::getUsername).orElse("")),
                text(server.map(Server::getPassword).orElse(""))));
        sources.add(new KnownLogin(
                "environment variables SARVANOM_REGISTRY_USERNAME and SARVANOM_REGISTRY_PASSWORD",
                registry,
                run.variables().getOrDefault("SARVANOM_REGISTRY_USERNAME", ""),
                run.variables().getOrDefault("SARVANOM_REGISTRY_PASSWORD", "")));
        sources.addAll(DockerConfig.standard(run.variables(), run.home()));
        return new RegistryCredentials(sources);
    }

    private Optional<Server> server(String id) {
        Settings settings = run.session().getSettings();
        return Optional.ofNullable(settings.getServer(id)).map(this::decrypted);
    }

    /** What Maven cannot decrypt it hands on as it is, and the registry would only say 401. */
    private Server decrypted(Server server) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        if (!result.getProblems().isEmpty()) {
            throw SarvanomException.user(
                    Problem.of("the password of server " + server.getId() + " can't be decrypted")
                            .at(new Source("settings.xml, <server> with <id>" + server.getId() + "</id>"))
                            .mend(
                                    "check the master password in settings-security.xml; mvn --encrypt-password makes a new value"));
        }
        return result.getServer();
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
