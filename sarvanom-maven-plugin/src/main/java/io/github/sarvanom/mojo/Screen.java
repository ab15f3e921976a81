package io.github.sarvanom.mojo;

import io.github.sarvanom.report.Console;
import io.github.sarvanom.report.LineConsole;
import io.github.sarvanom.report.Look;
import io.github.sarvanom.report.TextReport;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** Where this run's reader looks, and what can be shown there. */
final class Screen {
    private final Run run;
    private final Log log;

    Screen(Run run, Log log) {
        this.run = run;
        this.log = log;
    }

    TextReport report() {
        Console console = new LineConsole(log::info);
        List<String> names =
                run.modules().stream().map(MavenProject::getArtifactId).toList();
        return new TextReport(console, Look.LOG, names);
    }
}
