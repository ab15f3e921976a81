package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Removes records that are older than what is kept, parts whose head is gone or never came to be, and secrets' data that no retained
 * release needs. Heads go first: a head that is there has all its parts.
 */
final class Sweeper {
    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final Ledger ledger;
    private final int keep;

    Sweeper(ClusterReader reader, ClusterWriter writer, Ledger ledger, int keep) {
        this.reader = reader;
        this.writer = writer;
        this.ledger = ledger;
        this.keep = keep;
    }

    void sweep(List<Release> all, BooleanSupplier stopped) {
        List<Release> kept = kept(all);
        Set<Long> revisions = kept.stream().map(Release::revision).collect(Collectors.toSet());
        Set<String> secrets =
                kept.stream().flatMap(release -> release.secrets().stream()).collect(Collectors.toSet());
        Map<Ledger.Part, List<LiveObject>> found = found();
        delete(
                found.getOrDefault(Ledger.Part.HEAD, List.of()).stream()
                        .filter(head -> isOfNone(head, revisions))
                        .toList(),
                stopped);
        List<LiveObject> leftovers = new ArrayList<>();
        Set<String> parts = parts(kept);
        Set<Long> open = kept.stream()
                .filter(Release::isOpen) // its run may be adding to it
                .map(Release::revision)
                .collect(Collectors.toSet());
        found.getOrDefault(Ledger.Part.CONTENT, List.of()).stream()
                .filter(chunk -> !parts.contains(chunk.id().name()))
                .filter(chunk -> isOfNone(chunk, open))
                .forEach(leftovers::add);
        found.getOrDefault(Ledger.Part.SECRET, List.of()).stream()
                .filter(secret -> !secrets.contains(secret.id().name()))
                .forEach(leftovers::add);
        delete(leftovers, stopped);
    }

    List<Release> kept(List<Release> all) {
        return Retention.kept(all, keep);
    }

    private Set<String> parts(List<Release> kept) {
        Set<String> parts = new HashSet<>();
        for (Release release : kept) {
            for (int i = 0; i < release.content().chunks(); i++) {
                parts.add(ledger.chunk(release.revision(), i).name());
            }
            for (int i = 0; i < release.evidence().chunks(); i++) {
                parts.add(ledger.evidence(release.revision(), i).name());
            }
        }
        return parts;
    }

    /** Everything there is, asked for together: this is between the last pod that became ready and the end of a deploy. */
    private Map<Ledger.Part, List<LiveObject>> found() {
        InFlight.Outcome<Ledger.Part, List<LiveObject>> outcome =
                InFlight.usual().each(List.of(Ledger.Part.HEAD, Ledger.Part.CONTENT, Ledger.Part.SECRET), this::found);
        if (!outcome.refused().isEmpty()) {
            throw outcome.refused().get(0).why();
        }
        return outcome.answers().stream().collect(Collectors.toMap(InFlight.Answer::item, InFlight.Answer::value));
    }

    private List<LiveObject> found(Ledger.Part part) {
        String kind = part == Ledger.Part.SECRET ? "Secret" : "ConfigMap";
        return List.copyOf(reader.names("v1", kind, ledger.namespace(), ledger.selector(part)));
    }

    /** What does not say of which revision it is was labelled by somebody else, and is left. */
    private static boolean isOfNone(LiveObject part, Set<Long> revisions) {
        String revision = part.text("metadata", "labels", Ledger.REVISION);
        return revision.matches("[0-9]{1,18}") && !revisions.contains(Long.parseLong(revision));
    }

    private void delete(List<LiveObject> objects, BooleanSupplier stopped) {
        InFlight.Outcome<LiveObject, LiveObject> outcome = InFlight.usual().each(objects, object -> {
            if (!stopped.getAsBoolean()) {
                writer.delete(object.id(), object.uid());
            }
            return object;
        });
        if (!outcome.refused().isEmpty()) {
            throw outcome.refused().get(0).why();
        }
    }
}
