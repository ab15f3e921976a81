package io.github.sarvanom.apply;

import io.github.sarvanom.cluster.ClusterConflict;
import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.ClusterWriter;
import io.github.sarvanom.cluster.Deletion;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.plan.Adoption;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.FieldChange;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.plan.Removal;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes to the very object that the plan was made of, in the very state. Controllers write to objects too (a status, an
 * annotation): as long as that leaves the planned change as it was, it is carried out upon the newer state.
 */
final class PinnedWrites {
    private static final int ATTEMPTS = 10;
    private static final int CONFLICT = 409;

    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final Departure departure;

    PinnedWrites(ClusterReader reader, ClusterWriter writer, Departure departure) {
        this.departure = departure;
        this.reader = reader;
        this.writer = writer;
    }

    /** @throws SarvanomException with the new difference, when the object has moved since the plan was made */
    LiveObject write(Change change, LiveObject planned) {
        if (change instanceof Change.Replace) {
            return replaced(change, planned);
        }
        LiveObject there = planned;
        for (int attempt = 1; ; attempt++) {
            try {
                return writer.apply(pinned(change.manifest(), toOurs(change, there)));
            } catch (ClusterConflict owned) {
                throw owned;
            } catch (ClusterException refused) {
                if (refused.status() != CONFLICT || attempt == ATTEMPTS) {
                    throw refused;
                }
                there = newer(change, planned);
            }
        }
    }

    /** Its pods go with it: another object of that name could not take them over. */
    private LiveObject replaced(Change change, LiveObject planned) {
        Removal removal = new Removal(planned);
        if (!writer.delete(new Deletion(removal.id(), removal.uid(), Deletion.Dependents.FIRST))) {
            try {
                departure.await(List.of(removal));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw SarvanomException.surroundings(
                        Problem.of("interrupted while " + change.id().display() + " was made anew"), stop);
            }
        }
        return writer.apply(change.manifest());
    }

    /** An object that another tool made is handed over first, which changes nothing in it. */
    private LiveObject toOurs(Change change, LiveObject there) {
        return change instanceof Change.Adopt && Adoption.isDue(there)
                ? writer.replace(Adoption.handedOver(there))
                : there;
    }

    private LiveObject newer(Change change, LiveObject planned) {
        LiveObject now = reader.find(change.id())
                .filter(there -> there.uid().equals(planned.uid()))
                .orElseThrow(() -> moved(change, List.of("it was deleted, or made anew")));
        if (change instanceof Change.Update update) {
            Change again = Plan.toExisting(change.manifest(), now, reader.preview(change.manifest()));
            List<FieldChange> fields = again instanceof Change.Update anew ? anew.fields() : List.of();
            if (!fields.equals(update.fields().stream().map(FieldChange::bare).toList())) {
                throw moved(change, fields.stream().map(PinnedWrites::text).toList());
            }
        }
        return now;
    }

    private static Manifest pinned(Manifest manifest, LiveObject there) {
        Map<String, Object> content = new LinkedHashMap<>(manifest.content());
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (content.get("metadata") instanceof Map<?, ?> said) {
            said.forEach((key, value) -> metadata.put(key.toString(), value));
        }
        metadata.put("uid", there.uid());
        metadata.put("resourceVersion", there.resourceVersion());
        content.put("metadata", metadata);
        return Manifest.of(content);
    }

    private static SarvanomException moved(Change change, List<String> difference) {
        return SarvanomException.surroundings(
                Problem.of(change.id().display() + " was changed by somebody else since the plan was made")
                        .seen("what would differ now:")
                        .seen(difference.isEmpty() ? List.of("nothing") : difference)
                        .mend("run the same again: it makes a new plan"),
                null);
    }

    private static String text(FieldChange field) {
        return field.path() + ": " + field.before() + " -> " + field.after();
    }
}
