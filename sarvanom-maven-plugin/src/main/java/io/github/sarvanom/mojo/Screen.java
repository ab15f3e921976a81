package io.github.sarvanom.mojo;

import io.github.sarvanom.report.Console;
import io.github.sarvanom.report.LineConsole;
import io.github.sarvanom.report.Look;
import io.github.sarvanom.report.LookChoice;
import io.github.sarvanom.report.TerminalConsole;
import io.github.sarvanom.report.TerminalSize;
import io.github.sarvanom.report.TextReport;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Where this run's reader looks, and what can be shown there. */
final class Screen {
    private final Run run;
    private final Log log;

    Screen(Run run, Log log) {
        this.run = run;
        this.log = log;
    }

    /** Lines among Maven's own, for a goal that is one of many. */
    TextReport lines() {
        return report(new LineConsole(log::info), Look.LOG);
    }

    /** The whole screen, for the goal that people wait for: a live tree where there is a terminal. */
    TextReport whole() {
        Look look = look();
        return look.live() ? report(new TerminalConsole(System.out), look) : report(new LineConsole(log::info), look);
    }

    /** Coloured where there is a terminal, but only ever growing: what services write comes in between. */
    TextReport shared() {
        Look look = look();
        return report(new LineConsole(look.colour() ? Screen::plain : log::info), look.growing());
    }

    /** A line for programs: at the beginning of the line, where Maven's log has its level, and with {@code -q} too. */
    static void plain(String line) {
        System.out.println(line);
    }

    private Look look() {
        boolean batch = !run.session().getRequest().isInteractiveMode() || !log.isInfoEnabled();
        boolean terminal = !batch && TerminalSize.isThere();
        return new LookChoice(terminal, batch, run.variables(), Charset.defaultCharset()).look(TerminalSize::ask);
    }

    private TextReport report(Console console, Look look) {
        List<String> names =
                new ArrayList<>(PluginConfiguration.of(run.rootProject()).names("environment", "stores"));
        run.modules().forEach(module -> names.add(module.getArtifactId()));
        return new TextReport(console, look, names);
    }
}
