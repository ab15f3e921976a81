package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.Pause;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Brackets the work: its beginning is recorded before the first change, its end in every case. The content of a record is there before
 * its head is, so that a head never lacks a part.
 */
public final class ReleaseRecorder {
    private final ClusterWriter writer;
    private final Ledger ledger;
    private final Heads heads;
    private final ReleaseHistory history;
    private final SecretVersions secrets;
    private final Clock clock;
    private final Sweeper sweeper;
    private final Creation created;
    private final Outage outage;

    public ReleaseRecorder(
            ClusterReader reader, ClusterWriter writer, Ledger ledger, int keep, Clock clock, Pause pause) {
        this.writer = writer;
        this.ledger = ledger;
        this.heads = new Heads(reader, writer, ledger);
        this.history = new ReleaseHistory(reader, ledger);
        this.secrets = new SecretVersions(ledger);
        this.clock = clock;
        this.outage = new Outage(pause);
        this.created = new Creation(reader, writer);
        this.sweeper = new Sweeper(reader, writer, ledger, keep);
    }

    /**
     * What is about to be done.
     *
     * @param restores the revision that is brought back; empty for a deploy
     * @param images service to pinned reference
     * @param wanted all objects of the application, secrets with their data
     * @param summary of the plan, in a line
     * @param plan as a person reads it, without a secret's value
     * @param dependencies of each service: coordinates to version; a service of which they are not known is left out
     * @param layers of each service's image: name to what stands for its content; likewise
     */
    public record Intent(
            Optional<Long> restores,
            Author author,
            SortedMap<String, String> images,
            ManifestSet wanted,
            String summary,
            List<String> plan,
            Map<String, SortedMap<String, String>> dependencies,
            Map<String, SortedMap<String, String>> layers) {}

    /**
     * Writes the beginning. Called with the lock held, before the first change.
     *
     * @param run of the lock's holder
     */
    public Release begin(Intent intent, String run, List<Release> before) {
        long revision = before.stream().mapToLong(Release::revision).max().orElse(0) + 1;
        SecretVersions.Split split = secrets.split(intent.wanted());
        List<byte[]> chunks = ContentChunks.pack(content(split.open(), intent));
        Release release = new Release(
                revision,
                run,
                intent.restores(),
                intent.author(),
                clock.instant(),
                Optional.empty(),
                intent.images(),
                intent.summary(),
                Outcome.IN_PROGRESS,
                split.names(),
                ContentChunks.describe(chunks),
                Release.Content.NONE,
                List.of());
        List<Manifest> parts = new ArrayList<>(split.versions());
        parts.addAll(chunks(release, chunks, ledger::chunk));
        written(parts);
        heads.begin(release);
        return release;
    }

    /**
     * Keeps what was seen of a release that failed, before anything of it is undone.
     *
     * @param evidence name of a file to its text, without a secret's value
     * @return the release, whose end will tell of it
     */
    Release keep(Release release, Map<String, String> evidence) {
        List<byte[]> chunks = ContentChunks.pack(evidence);
        written(chunks(release, chunks, ledger::evidence));
        return release.with(ContentChunks.describe(chunks));
    }

    /**
     * Writes the end.
     *
     * @param story why it failed and what was done then, a line each; empty when it succeeded
     * @return the release as it is recorded
     */
    public Release end(Release release, Outcome outcome, List<String> story) {
        Release ended = unwritten(release, outcome, story);
        outage.through(() -> {
            heads.end(ended);
            return ended;
        });
        return ended;
    }

    /** The end of a release whose record is gone. */
    Release unwritten(Release release, Outcome outcome, List<String> story) {
        return release.ended(outcome, clock.instant(), story);
    }

    /** Ends the records of runs that died. Called with the lock held, when nobody else can be at work. */
    public List<Release> endAbandoned(List<Release> all) {
        List<Release> known = new ArrayList<>();
        for (Release release : all) {
            known.add(
                    release.isOpen()
                            ? end(release, Outcome.INTERRUPTED, List.of("the run ended without a word"))
                            : release);
        }
        return known;
    }

    /**
     * Removes what is older than what is kept, and what dead runs left behind.
     *
     * @param stopped asked before each request that removes something: whether to send none any more
     */
    void sweep(List<Release> all, BooleanSupplier stopped) {
        sweeper.sweep(all, stopped);
    }

    /** How many of them {@link #sweep} leaves. */
    int kept(List<Release> all) {
        return sweeper.kept(all).size();
    }

    public ReleaseHistory history() {
        return history;
    }

    private static Map<String, Object> content(ManifestSet open, Intent intent) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(
                "manifests", open.manifests().stream().map(Manifest::content).toList());
        content.put("plan", intent.plan());
        content.put("dependencies", intent.dependencies());
        content.put("layers", intent.layers());
        return content;
    }

    private void written(List<Manifest> parts) {
        InFlight.Outcome<Manifest, Manifest> outcome = new InFlight(8).each(parts, part -> {
            write(part);
            return part;
        });
        if (!outcome.refused().isEmpty()) {
            throw outcome.refused().get(0).why();
        }
    }

    private void write(Manifest part) {
        if (part.id().kind().equals("Secret")) {
            created.create(part);
        } else {
            writer.apply(part);
        }
    }

    private List<Manifest> chunks(Release release, List<byte[]> pieces, BiFunction<Long, Integer, ResourceId> named) {
        return IntStream.range(0, pieces.size())
                .mapToObj(i -> chunk(release.revision(), named.apply(release.revision(), i), pieces.get(i)))
                .toList();
    }

    private Manifest chunk(long revision, ResourceId id, byte[] bytes) {
        Map<String, String> labels = new LinkedHashMap<>(ledger.labels(Ledger.Part.CONTENT));
        labels.put(Ledger.REVISION, Long.toString(revision));
        Map<String, Object> tree = ledger.object(id, labels, Optional.empty());
        String text = Base64.getEncoder().encodeToString(bytes);
        tree.put("binaryData", Map.of(ReleaseHistory.CHUNK_KEY, text));
        return Manifest.of(tree);
    }
}
