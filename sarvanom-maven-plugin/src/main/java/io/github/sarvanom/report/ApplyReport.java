package io.github.sarvanom.report;

import io.github.sarvanom.apply.ApplyLog;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.Removal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The words of the apply; single objects are shown in a live block alone, since the plan has named them already. */
final class ApplyReport implements ApplyLog {
    private final Page page;
    private final AtomicInteger due = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    ApplyReport(Page page) {
        this.page = page;
    }

    @Override
    public void applying(int changes) {
        due.set(changes);
        done.set(0);
    }

    @Override
    public void applied(Change change) {
        step("apply", change.id());
    }

    private void step(String stage, ResourceId id) {
        String text = done.incrementAndGet() + " of " + due + "  " + id.display();
        page.live(List.of(
                page.fitted(Words.padded(stage, Page.STAGE) + text, page.look().width() - 1)));
    }

    @Override
    public void allApplied(int changes, Duration took) {
        page.live(List.of());
        if (changes > 0) {
            page.stage("apply", Words.count(changes, "object") + " applied in " + Words.time(took));
        }
    }

    @Override
    public void removing(int objects) {
        applying(objects);
    }

    @Override
    public void removed(Removal removal) {
        step("prune", removal.id());
    }

    @Override
    public void allRemoved(int objects, Duration took) {
        page.live(List.of());
        page.stage("prune", Words.count(objects, "object") + " removed in " + Words.time(took));
    }
}
