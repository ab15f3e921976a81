package io.github.sarvanom.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** Asks a {@link LatencyCheck}: one request after another, each timed from here, so that the way through the API server counts too. */
final class LatencyProbe {
    private final HttpProbe http;
    private final InstantSource clock;

    LatencyProbe(HttpProbe http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    Verdict ask(LatencyCheck check, Duration left) throws InterruptedException {
        HttpCheck one =
                new HttpCheck(check.target(), check.path(), StatusRange.SUCCESSFUL, new TreeMap<>(), Check.Origin.SAID);
        Instant end = clock.instant().plus(left);
        Verdict first = http.ask(one, left);
        if (!(first instanceof Verdict.Passed)) {
            return first;
        }
        List<Duration> times = new ArrayList<>();
        while (times.size() < check.requests()) {
            Instant begin = clock.instant();
            if (!begin.isBefore(end)) {
                return Verdict.Failed.forGood(
                        "answered " + times.size() + " of " + check.requests() + " times within its time",
                        List.of(),
                        "ask fewer <requests>, or give a longer <timeout>");
            }
            Verdict verdict = http.ask(one, Duration.between(begin, end));
            if (!(verdict instanceof Verdict.Passed)) {
                return verdict;
            }
            times.add(Duration.between(begin, clock.instant()));
        }
        return judge(check, times);
    }

    /** By the nearest rank: the smallest time that is not exceeded by 95 of 100. */
    static Verdict judge(LatencyCheck check, List<Duration> times) {
        List<Duration> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        Duration p95 = sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
        Duration median = sorted.get((sorted.size() - 1) / 2);
        String seen = p95.toMillis() + " ms (median " + median.toMillis() + " ms)";
        return p95.compareTo(check.budget()) <= 0
                ? new Verdict.Passed(seen, List.of())
                : Verdict.Failed.forNow(
                        "is slow: " + p95.toMillis() + " ms",
                        List.of(
                                "seen: " + seen,
                                "expected: at most " + check.budget().toMillis() + " ms"));
    }
}
