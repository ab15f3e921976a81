package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the head of a record. It is made once and ended once, each from the version that was seen: a run that lost its lock can do neither. */
final class Heads {
    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final Ledger ledger;
    private Optional<LiveObject> begun = Optional.empty();

    Heads(ClusterReader reader, ClusterWriter writer, Ledger ledger) {
        this.reader = reader;
        this.writer = writer;
        this.ledger = ledger;
    }

    /** @throws SarvanomException when another run has begun that revision */
    void begin(Release release) {
        LiveObject there = new Creation(reader, writer).create(head(release, Optional.empty()));
        if (!isSame(read(there), release)) {
            throw overtaken(release);
        }
        begun = Optional.of(there);
    }

    /**
     * Asks for the head only when it is not as this run has begun it.
     *
     * @throws SarvanomException when another run has ended that revision in our place
     */
    void end(Release release) {
        Optional<LiveObject> own = begun.filter(head -> head.id().equals(ledger.head(release.revision())));
        if (own.isPresent() && isReplaced(head(release, own))) {
            return;
        }
        while (true) {
            LiveObject there = reader.find(ledger.head(release.revision())).orElseThrow(() -> overtaken(release));
            Release before = read(there);
            if (isSame(before, release)) {
                return;
            }
            if (!before.isOpen() || !before.run().equals(release.run())) {
                throw overtaken(release);
            }
            if (isReplaced(head(release, Optional.of(there)))) {
                return;
            }
        }
    }

    private boolean isReplaced(Manifest head) {
        try {
            writer.replace(head);
            return true;
        } catch (ClusterException refused) {
            if (refused.status() != 409 && refused.status() != 404) {
                throw refused;
            }
            return false;
        }
    }

    static Release read(LiveObject head) {
        return ReleaseJson.read(head.text("data", ReleaseHistory.HEAD_KEY));
    }

    /** A refusal may have been the echo of our own success whose answer got lost. */
    private static boolean isSame(Release there, Release release) {
        return there.run().equals(release.run()) && there.outcome() == release.outcome();
    }

    private Manifest head(Release release, Optional<LiveObject> before) {
        Map<String, String> labels = new LinkedHashMap<>(ledger.labels(Ledger.Part.HEAD));
        labels.put(Ledger.REVISION, Long.toString(release.revision()));
        labels.put(Ledger.OUTCOME, release.outcome().label());
        Map<String, Object> tree =
                ledger.object(ledger.head(release.revision()), labels, before.map(LiveObject::resourceVersion));
        tree.put("data", Map.of(ReleaseHistory.HEAD_KEY, ReleaseJson.text(release)));
        return Manifest.of(tree);
    }

    private static SarvanomException overtaken(Release release) {
        return SarvanomException.surroundings(
                Problem.of("another run has taken revision " + release.revision() + " over")
                        .mend("see what it came to: mvn sarvanom:history; then deploy again if needed"),
                null);
    }
}
