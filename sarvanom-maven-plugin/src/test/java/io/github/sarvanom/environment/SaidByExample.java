package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.EnvironmentProfiles;
import io.github.sarvanom.configuration.PomFile;
import io.github.sarvanom.configuration.PomSources;
import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.UserProperties;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reactor of {@code src/test/resources/environment/reactor}, seen as Maven would show it with -Pstaging. */
final class SaidByExample {
    static final Path ROOT = Path.of("src/test/resources/environment/reactor");
    static final List<String> DEFINED = List.of("development", "staging", "production");
    static final EnvironmentProfiles STAGING = new EnvironmentProfiles(DEFINED, List.of("staging"), List.of("staging"));
    static final SecretOrigins NOTHING_KNOWN = new SecretOrigins(Map.of(), id -> Optional.empty());

    private static final PomFile ROOT_POM = new PomFile(ROOT.resolve("pom.xml"), List.of("staging"));
    private static final PomFile GATEWAY_POM = new PomFile(ROOT.resolve("gateway/pom.xml"), List.of("staging"));

    private SaidByExample() {}

    static Said root(Map<String, String> properties) {
        return said(properties, List.of(ROOT_POM));
    }

    static Said gateway(Map<String, String> properties) {
        return said(properties, List.of(GATEWAY_POM, ROOT_POM));
    }

    private static Said said(Map<String, String> properties, List<PomFile> lineage) {
        return new Said(new UserProperties(properties), new PomSources(ROOT, lineage));
    }

    static Reactor layout(Path root, EnvironmentProfiles profiles) {
        return new Reactor(root, "shop", profiles, Path.of("target/sarvanom/rehearsal"));
    }
}
