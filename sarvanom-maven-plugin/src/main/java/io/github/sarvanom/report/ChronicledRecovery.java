package io.github.sarvanom.report;

import io.github.sarvanom.pipeline.RecoveryLog;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.Release;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps what has changed for the page while another log shows the rest. */
final class ChronicledRecovery implements RecoveryLog {
    private final Findings findings;
    private final RecoveryLog shown;

    ChronicledRecovery(Findings findings, RecoveryLog shown) {
        this.findings = findings;
        this.shown = shown;
    }

    @Override
    public void failed(Release release, List<Problem> why) {
        shown.failed(release, why);
    }

    @Override
    public void changed(Release good, Map<String, List<String>> lines) {
        List<String> all = new ArrayList<>();
        lines.forEach((service, each) -> each.forEach(line -> all.add(service + ": " + line)));
        if (!all.isEmpty()) {
            all.add(0, "since revision " + good.revision() + ", which ran well");
        }
        findings.changed(all);
        shown.changed(good, lines);
    }

    @Override
    public void saved(Path evidence) {
        shown.saved(evidence);
    }

    @Override
    public void notSaved(Path evidence, Exception why) {
        shown.notSaved(evidence, why);
    }

    @Override
    public void notRecorded(SarvanomException why) {
        shown.notRecorded(why);
    }

    @Override
    public void rollingBack(Release from, Release to) {
        shown.rollingBack(from, to);
    }

    @Override
    public void cleaningUp(Release release, int objects) {
        shown.cleaningUp(release, objects);
    }
}
