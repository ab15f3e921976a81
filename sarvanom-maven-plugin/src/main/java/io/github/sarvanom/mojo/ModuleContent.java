package io.github.sarvanom.mojo;

import io.github.sarvanom.image.ApplicationContent;
import io.github.sarvanom.image.ApplicationContent.Dependency;
import io.github.sarvanom.image.ApplicationContent.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Reads off a built module what goes into its image. */
final class ModuleContent {
    private final MavenProject project;
    private final Set<String> reactor;

    ModuleContent(MavenSession session, MavenProject project) {
        this.project = project;
        this.reactor = session.getAllProjects().stream()
                .map(module -> ArtifactUtils.key(module.getGroupId(), module.getArtifactId(), module.getVersion()))
                .collect(Collectors.toSet());
    }

    Path classes() {
        return Path.of(project.getBuild().getOutputDirectory());
    }

    /** Classes and runtime dependencies, in the order of Maven's resolution, which is the order of the class path. */
    ApplicationContent read() {
        return new ApplicationContent(
                classes(),
                project.getArtifacts().stream()
                        .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                        .filter(ModuleContent::isAtRunTime)
                        .map(artifact -> new Dependency(artifact.getFile().toPath(), kind(artifact)))
                        .toList());
    }

    /** {@code project.build.outputTimestamp} as Maven understands it: ISO 8601 or seconds; the epoch when there is none. */
    Instant created() {
        String said = project.getProperties().getProperty("project.build.outputTimestamp", "");
        if (said.matches("\\d{2,}")) {
            return Instant.ofEpochSecond(Long.parseLong(said));
        }
        try {
            return OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    static boolean isAtRunTime(Artifact artifact) {
        return Artifact.SCOPE_COMPILE.equals(artifact.getScope()) || Artifact.SCOPE_RUNTIME.equals(artifact.getScope());
    }

    /** By coordinates, not by path: Maven 4 hands reactor artifacts out of a folder of its own. */
    private Kind kind(Artifact artifact) {
        if (reactor.contains(
                ArtifactUtils.key(artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion()))) {
            return Kind.PROJECT;
        }
        return artifact.isSnapshot() ? Kind.SNAPSHOT : Kind.RELEASE;
    }
}
