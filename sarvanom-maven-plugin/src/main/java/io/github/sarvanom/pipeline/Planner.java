package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterConflict;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ImmutableFields;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.ApplySet;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.Comparison;
import io.github.sarvanom.plan.Coverage;
import io.github.sarvanom.plan.Owner;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.Takeover;
import io.github.sarvanom.plan.Tampering;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes a plan with as few questions as it takes: lists for everything, a dry run only for what is not certainly unchanged. */
public final class Planner {
    private final ClusterReader reader;
    private final InFlight inFlight;
    private final Runnable whenSomethingDiffers;

    public Planner(ClusterReader reader, InFlight inFlight) {
        this(reader, inFlight, () -> {});
    }

    /** @param whenSomethingDiffers done before the server is asked about it */
    Planner(ClusterReader reader, InFlight inFlight, Runnable whenSomethingDiffers) {
        this.reader = reader;
        this.inFlight = inFlight;
        this.whenSomethingDiffers = whenSomethingDiffers;
    }

    /** @throws SarvanomException with every refusal that the dry runs met, each told once */
    public Planned plan(ManifestSet wanted) {
        LiveState live = reader.read(wanted);
        return new Planned(plan(wanted, live), live);
    }

    /** The same for who has read the live objects already. */
    public Plan plan(ManifestSet wanted, LiveState live) {
        InFlight.Outcome<Manifest, LiveObject> outcome = asked(wanted, live, reader::preview);
        refuse(outcome.refused());
        return Plan.between(wanted, live, previews(outcome));
    }

    /**
     * A plan for an application: what another tool made is taken over, and what has left the model goes.
     *
     * @throws SarvanomException with every refusal that the dry runs met, each told once
     */
    public Plan plan(ManifestSet wanted, LiveState live, Scope scope) {
        Predicate<Manifest> foreign = manifest -> live.find(manifest.id())
                .flatMap(there -> Owner.foreign(there, scope.set()))
                .isPresent();
        Map<ResourceId, Owner> hands = new ConcurrentHashMap<>();
        InFlight.Outcome<Manifest, LiveObject> outcome = asked(
                wanted,
                live,
                manifest -> foreign.test(manifest)
                        ? reader.previewTakingOver(manifest)
                        : previewOfOurs(manifest, live, scope, hands));
        refuse(outcome.refused().stream()
                .filter(one -> !(one.why() instanceof ImmutableFields))
                .toList());
        Map<ResourceId, LiveObject> previews = previews(outcome);
        return Plan.between(wanted, live, previews, scope.set(), scope.coverage())
                .with(replacements(outcome.refused()))
                .with(takenBack(wanted, live, previews, hands));
    }

    /**
     * Which objects a plan is about, and what becomes of those that others have touched.
     *
     * @param takeover also of fields of our own objects that somebody has set by hand
     */
    public record Scope(ApplySet set, Coverage coverage, Takeover takeover) {}

    private LiveObject previewOfOurs(Manifest manifest, LiveState live, Scope scope, Map<ResourceId, Owner> hands) {
        try {
            return reader.preview(manifest);
        } catch (ClusterConflict conflict) {
            Optional<LiveObject> there = live.find(manifest.id());
            if (there.isEmpty() || !Tampering.isByHand(conflict)) {
                throw conflict;
            }
            if (scope.takeover() == Takeover.REFUSED) {
                throw Tampering.refusal(there.get(), conflict);
            }
            hands.put(manifest.id(), Tampering.owner(conflict));
            return reader.previewTakingOver(manifest);
        }
    }

    private static List<Change> takenBack(
            ManifestSet wanted, LiveState live, Map<ResourceId, LiveObject> previews, Map<ResourceId, Owner> hands) {
        List<Change> changes = new ArrayList<>();
        hands.forEach((id, owner) -> {
            Optional<Manifest> manifest = wanted.find(id);
            Optional<LiveObject> there = live.find(id);
            if (manifest.isPresent() && there.isPresent()) {
                changes.add(Plan.adopted(manifest.get(), there.get(), owner, previews.get(id)));
            }
        });
        return changes;
    }

    /** What can't be changed while it is there can be made anew; whether it may is for somebody to say who has seen the plan. */
    private static List<Change.Replace> replacements(List<InFlight.Refused<Manifest>> refused) {
        List<Change.Replace> replacements = new ArrayList<>();
        for (InFlight.Refused<Manifest> one : refused) {
            if (one.why() instanceof ImmutableFields immutable) {
                replacements.add(new Change.Replace(one.item(), immutable.fields()));
            }
        }
        return replacements;
    }

    private InFlight.Outcome<Manifest, LiveObject> asked(
            ManifestSet wanted, LiveState live, Function<Manifest, LiveObject> ask) {
        NewObjects fresh = new NewObjects(reader, wanted, live);
        List<Manifest> suspects = suspects(wanted, live, fresh);
        if (suspects.stream().anyMatch(manifest -> live.find(manifest.id()).isPresent())) {
            whenSomethingDiffers.run();
        }
        return inFlight.each(
                suspects, manifest -> fresh.isElsewhere(manifest) ? fresh.tryElsewhere(manifest) : ask.apply(manifest));
    }

    private static void refuse(List<InFlight.Refused<Manifest>> refused) {
        if (!refused.isEmpty()) {
            throw refused(refused);
        }
    }

    private static Map<ResourceId, LiveObject> previews(InFlight.Outcome<Manifest, LiveObject> outcome) {
        Map<ResourceId, LiveObject> previews = new HashMap<>();
        outcome.answers().forEach(answer -> previews.put(answer.item().id(), answer.value()));
        return previews;
    }

    /** What the server has to be asked about: what may differ, and new objects, so that a refusal shows before the first write. */
    private static List<Manifest> suspects(ManifestSet wanted, LiveState live, NewObjects fresh) {
        List<Manifest> suspects = new ArrayList<>(fresh.tried());
        wanted.manifests().stream()
                .filter(manifest -> live.find(manifest.id())
                        .map(there -> !Comparison.isCertainlyUnchanged(manifest, there))
                        .orElse(false))
                .forEach(suspects::add);
        return suspects.stream().sorted().toList();
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
