package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Comparison;
import io.github.sarvanom.plan.Coverage;
import io.github.sarvanom.plan.Owner;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes a plan with as few questions as it takes: lists for everything, a dry run only for what is not certainly unchanged. */
public final class Planner {
    /** Up to here every new object is tried. */
    private static final int NEW_OBJECTS_TRIED = 100;

    private final ClusterReader reader;
    private final InFlight inFlight;

    public Planner(ClusterReader reader, InFlight inFlight) {
        this.reader = reader;
        this.inFlight = inFlight;
    }

    /** @throws SarvanomException with every refusal that the dry runs met, each told once */
    public Planned plan(ManifestSet wanted) {
        LiveState live = reader.read(wanted);
        return new Planned(plan(wanted, live), live);
    }

    /** The same for who has read the live objects already. */
    public Plan plan(ManifestSet wanted, LiveState live) {
        return Plan.between(wanted, live, previews(suspects(wanted, live), reader::preview));
    }

    /**
     * A plan for an application: what another tool made is taken over, and what has left the model goes.
     *
     * @throws SarvanomException with every refusal that the dry runs met, each told once
     */
    public Plan plan(ManifestSet wanted, LiveState live, ApplySet set, Coverage coverage) {
        Predicate<Manifest> foreign = manifest -> live.find(manifest.id())
                .flatMap(there -> Owner.foreign(there, set))
                .isPresent();
        Map<ResourceId, LiveObject> previews = previews(
                suspects(wanted, live),
                manifest -> foreign.test(manifest) ? reader.previewTakingOver(manifest) : reader.preview(manifest));
        return Plan.between(wanted, live, previews, set, coverage);
    }

    private Map<ResourceId, LiveObject> previews(List<Manifest> suspects, Function<Manifest, LiveObject> ask) {
        InFlight.Outcome<Manifest, LiveObject> outcome = inFlight.each(suspects, ask);
        if (!outcome.refused().isEmpty()) {
            throw refused(outcome.refused());
        }
        Map<ResourceId, LiveObject> previews = new HashMap<>();
        outcome.answers().forEach(answer -> previews.put(answer.item().id(), answer.value()));
        return previews;
    }

    /** What the server has to be asked about: what may differ, and new objects, so that a refusal shows before the first write. */
    private static List<Manifest> suspects(ManifestSet wanted, LiveState live) {
        List<Manifest> suspects = new ArrayList<>(tried(creatable(wanted, live)));
        wanted.manifests().stream()
                .filter(manifest -> live.find(manifest.id())
                        .map(there -> !Comparison.isCertainlyUnchanged(manifest, there))
                        .orElse(false))
                .forEach(suspects::add);
        return suspects.stream().sorted().toList();
    }

    /** A dry run of thousands of new objects would double the time of the apply; missing rights and quotas show with one of a kind. */
    private static Collection<Manifest> tried(List<Manifest> creatable) {
        if (creatable.size() <= NEW_OBJECTS_TRIED) {
            return creatable;
        }
        Map<ResourceId, Manifest> oneOfEach = new LinkedHashMap<>();
        for (Manifest manifest : creatable) {
            ResourceId id = manifest.id();
            oneOfEach.putIfAbsent(new ResourceId(id.apiVersion(), id.kind(), id.namespace(), ""), manifest);
        }
        return oneOfEach.values();
    }

    /** New objects whose namespace and kind are there; nothing else can be tried. */
    private static List<Manifest> creatable(ManifestSet wanted, LiveState live) {
        Set<String> newNamespaces = missing(wanted, live, "Namespace").stream()
                .map(manifest -> manifest.id().name())
                .collect(Collectors.toSet());
        Set<String> newKinds = missing(wanted, live, "CustomResourceDefinition").stream()
                .map(manifest -> LiveObject.of(manifest.content()).text("spec", "names", "kind"))
                .collect(Collectors.toSet());
        return wanted.manifests().stream()
                .filter(manifest -> live.find(manifest.id()).isEmpty())
                .filter(manifest -> !newNamespaces.contains(manifest.id().namespace()))
                .filter(manifest -> !newKinds.contains(manifest.id().kind()))
                .toList();
    }

    private static List<Manifest> missing(ManifestSet wanted, LiveState live, String kind) {
        return wanted.manifests().stream()
                .filter(manifest -> manifest.id().kind().equals(kind))
                .filter(manifest -> live.find(manifest.id()).isEmpty())
                .toList();
    }

    private static SarvanomException refused(List<InFlight.Refused<Manifest>> refused) {
        Map<String, Problem> once = new LinkedHashMap<>();
        refused.forEach(one -> one.why().problems().forEach(problem -> once.putIfAbsent(problem.what(), problem)));
        return new SarvanomException(
                Blame.SURROUNDINGS, List.copyOf(once.values()), refused.get(0).why());
    }

    /**
     * A plan and what it was compared with.
     *
     * @param live holds every kept and updated object
     */
    public record Planned(Plan plan, LiveState live) {}
}
