package io.github.sarvanom.report;

import io.github.sarvanom.pipeline.RecoveryLog;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.Release;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The words about a release that failed, until it is known how that ends. */
final class RecoveryReport implements RecoveryLog {
    private final Page page;

    RecoveryReport(Page page) {
        this.page = page;
    }

    @Override
    public void failed(Release release, List<Problem> why) {
        String first = why.isEmpty() ? "" : ": " + why.get(0).what();
        page.stage("failed", Ink.BAD.on(page.look(), "revision " + release.revision()) + first);
    }

    @Override
    public void saved(Path evidence) {
        page.stage("", "events, pods and logs are in " + evidence);
    }

    @Override
    public void notSaved(Path evidence, Exception why) {
        page.stage(
                "",
                "events, pods and logs could not be written to " + evidence + ": "
                        + why.getClass().getSimpleName());
    }

    @Override
    public void notRecorded(SarvanomException why) {
        page.stage(
                "",
                "events, pods and logs could not be recorded: "
                        + why.problems().get(0).what());
    }

    @Override
    public void rollingBack(Release from, Release to) {
        page.stage("rollback", "from revision " + from.revision() + " to revision " + to.revision());
    }

    @Override
    public void cleaningUp(Release release, int objects) {
        page.stage("rollback", "nothing ran before: " + Words.count(objects, "object") + " to be removed");
    }

    @Override
    public void changed(Release good, Map<String, List<String>> lines) {
        // it stands with each problem
    }
}
