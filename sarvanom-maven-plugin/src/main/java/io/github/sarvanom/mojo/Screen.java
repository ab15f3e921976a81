package io.github.sarvanom.mojo;

import io.github.sarvanom.report.Console;
import io.github.sarvanom.report.LineConsole;
import io.github.sarvanom.report.Look;
import io.github.sarvanom.report.LookChoice;
import io.github.sarvanom.report.TerminalConsole;
import io.github.sarvanom.report.TerminalSize;
import io.github.sarvanom.report.TextReport;
import java.nio.charset.Charset;
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
        Look look = look();
        Console console = look.live() ? new TerminalConsole(System.out) : new LineConsole(log::info);
        List<String> names =
                run.modules().stream().map(MavenProject::getArtifactId).toList();
        return new TextReport(console, look, names);
    }

    /** Under {@code -q} there is nothing to draw. */
    @SuppressWarnings("SystemConsoleNull") // null is a quick no; a console is then asked whether it is a terminal
    private Look look() {
        java.io.Console console = System.console();
        boolean terminal = console != null && TerminalSize.isThere();
        boolean batch = !run.session().getRequest().isInteractiveMode() || !log.isInfoEnabled();
        Charset charset = console == null ? Charset.defaultCharset() : console.charset();
        return new LookChoice(terminal, batch, run.variables(), charset).look(TerminalSize::ask);
    }
}
