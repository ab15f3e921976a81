package io.github.sarvanom.mojo;

import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.configuration.Sourced;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.rollout.autopsy.Frame;
import io.github.sarvanom.rollout.diagnosis.Origins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/** Finds the user's own lines in this reactor: settings in its POMs, frames in its modules' source folders. */
final class ReactorOrigins implements Origins {
    private final Run run;

    ReactorOrigins(Run run) {
        this.run = run;
    }

    @Override
    public Optional<Source> of(String service, Setting setting) {
        return run.modules().stream()
                .filter(module -> Run.serviceName(module).equals(service))
                .findFirst()
                .flatMap(module -> said(new ModuleSettings(module), setting));
    }

    @Override
    public Optional<Source> of(Frame frame) {
        return run.modules().stream()
                .map(MavenProject::getCompileSourceRoots)
                .flatMap(List::stream)
                .flatMap(folder -> in(Path.of(folder), run.root(), frame).stream())
                .findFirst();
    }

    /** Where that folder has the frame's file, told from the root on. */
    static Optional<Source> in(Path sources, Path root, Frame frame) {
        int end = frame.type().lastIndexOf('.');
        String folder = end < 0 ? "" : frame.type().substring(0, end).replace('.', '/');
        Path file = sources.resolve(folder).resolve(frame.file());
        return !frame.file().isEmpty() && Files.isRegularFile(file)
                ? Optional.of(Source.file(root.relativize(file).toString().replace('\\', '/'), frame.line()))
                : Optional.empty();
    }

    private Optional<Source> said(ModuleSettings module, Setting setting) {
        String inPom = module.configuration().text(setting.path().split("/", -1));
        return module.said(run.properties(), run.root()).find(setting, inPom).map(Sourced::source);
    }
}
