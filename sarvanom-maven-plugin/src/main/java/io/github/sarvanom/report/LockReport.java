package io.github.sarvanom.report;

import io.github.sarvanom.release.Holder;
import io.github.sarvanom.release.LockLog;
import java.time.Duration;

/** The words of who waits for another run to end. */
final class LockReport implements LockLog {
    private final Page page;

    LockReport(Page page) {
        this.page = page;
    }

    @Override
    public void waiting(Holder holder, Duration sinceHeartbeat, Duration waited) {
        String since = sinceHeartbeat.toSeconds() < 1 ? "just now" : Words.time(sinceHeartbeat) + " ago";
        page.stage("lock", holder.display() + " is releasing; its last sign of life: " + since);
    }

    @Override
    public void takenOver(Holder dead) {
        page.stage("lock", "the run of " + dead.display() + " has died; this one takes over");
    }
}
