package io.github.sarvanom.report;

import io.github.sarvanom.apply.ApplyLog;
import io.github.sarvanom.plan.Change;
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
        String text = done.incrementAndGet() + " of " + due + "  " + change.id().display();
        page.live(List.of(page.fitted(
                Words.padded("apply", Page.STAGE) + text, page.look().width() - 1)));
    }

    @Override
    public void allApplied(int changes, Duration took) {
        page.live(List.of());
        if (changes > 0) {
            page.stage("apply", Words.count(changes, "object") + " applied in " + Words.time(took));
        }
    }
}
