package io.github.sarvanom.mojo;

import io.github.sarvanom.environment.ReactorModule;
import io.github.sarvanom.image.MainClasses;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/** One module of the reactor, and whether it is a service. */
final class Module {
    private final Run run;
    private final MavenProject project;
    private final ModuleSettings settings;

    Module(Run run, MavenProject project) {
        this.run = run;
        this.project = project;
        this.settings = new ModuleSettings(project);
    }

    MavenProject project() {
        return project;
    }

    ModuleSettings settings() {
        return settings;
    }

    ReactorModule inReactor() {
        return new ReactorModule(
                project.getArtifactId(),
                project.getVersion(),
                project.getBasedir().toPath());
    }

    /**
     * A service has a {@code <service>} in its own POM, or a class to start. The configuration of the root is inherited by plain
     * libraries too, so it alone makes no service.
     */
    boolean isService() {
        return mayBeService()
                && (settings.namesService()
                        || !MainClasses.in(content().classes()).isEmpty());
    }

    /** Whether its POM says so already, before there are classes. */
    boolean namesService() {
        return mayBeService() && settings.namesService();
    }

    private boolean mayBeService() {
        return !project.getPackaging().equals("pom") && !Skip.of(run.session(), project);
    }

    ModuleContent content() {
        return new ModuleContent(run.session(), project);
    }

    Path target() {
        return Path.of(project.getBuild().getDirectory()).resolve("sarvanom");
    }

    /** Where the input of the last image and its digest are remembered. */
    Path imageState() {
        return target().resolve("image.properties");
    }

    /** The same of the last image that went into an engine on this machine. */
    Path localImageState() {
        return target().resolve("local-image.properties");
    }
}
