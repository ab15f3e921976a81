package io.github.sarvanom.mojo;

import io.github.sarvanom.compose.ComposeFile;
import io.github.sarvanom.compose.LocalService;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.manifests.LocalOverlays;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.project.MavenProject;

/** An environment of this reactor as containers on this machine. */
final class Local {
    private static final int SHORT_DIGEST = 12;

    private final Run run;
    private final Resolution resolution;

    Local(Run run, Resolution resolution) {
        this.run = run;
        this.resolution = resolution;
    }

    /** @param built service to {@code repository@sha256:…}, of each service that has an image */
    void writeFile(Environment environment, Map<String, String> built) {
        Problems problems = new Problems();
        ComposeFile file = file(environment, services(built, problems), problems);
        problems.throwIfAny();
        write(file, run.target().resolve(environment.name()).resolve("compose.yaml"));
    }

    private ComposeFile file(Environment environment, List<LocalService> services, Problems problems) {
        List<Path> folders = run.modules().stream()
                .map(module -> module.getBasedir().toPath())
                .toList();
        return ComposeFile.of(
                environment, services, LocalOverlays.read(run.root(), folders, environment.name()), problems);
    }

    private List<LocalService> services(Map<String, String> built, Problems problems) {
        List<LocalService> services = new ArrayList<>();
        for (MavenProject project : run.modules()) {
            Module module = new Module(run, project);
            if (module.isService()) {
                Service service = resolution.service(module);
                String image = built.get(service.name());
                if (image == null) {
                    problems.add(unbuilt(service));
                } else {
                    services.add(new LocalService(service, localName(image)));
                }
            }
        }
        return services;
    }

    /** An engine knows no digest of an image that was never pulled, so the digest becomes the tag: it still names one content. */
    private static String localName(String image) {
        int at = image.indexOf("@sha256:");
        int digest = at + "@sha256:".length();
        return image.substring(0, at) + ":" + image.substring(digest, digest + SHORT_DIGEST);
    }

    private static Problem unbuilt(Service service) {
        return Problem.of("service " + service.name() + " has no image yet")
                .mend("build it: mvn package sarvanom:image sarvanom:compose, with the same profile");
    }

    private static void write(ComposeFile file, Path path) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.text());
        } catch (IOException e) {
            throw SarvanomException.surroundings(
                    Problem.of("the compose file could not be written")
                            .seen(e.toString())
                            .mend("make room, or let this user write to " + path.getParent()),
                    e);
        }
    }
}
