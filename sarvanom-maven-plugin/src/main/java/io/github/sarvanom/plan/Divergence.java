package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import java.util.List;
import java.util.Optional;

/**
 * Tells what was changed in the cluster since the last release from what is wanted anew: the third side of the comparison. A field
 * that is wanted as the last release wanted it, and differs all the same, has drifted.
 */
final class Divergence {
    private final ManifestSet last;
    private final LiveState live;

    /** @param last what the last good release wanted, secrets without their data */
    Divergence(ManifestSet last, LiveState live) {
        this.last = last;
        this.live = live;
    }

    Change told(Change change) {
        if (change instanceof Change.Update update) {
            return new Change.Update(update.manifest(), told(change, update.fields()));
        }
        return change instanceof Change.Adopt adopt
                ? new Change.Adopt(adopt.manifest(), told(change, adopt.fields()), adopt.from())
                : change;
    }

    private List<FieldChange> told(Change change, List<FieldChange> fields) {
        Optional<Manifest> before = last.find(change.id());
        Optional<LiveObject> there = live.find(change.id());
        if (before.isEmpty() || there.isEmpty()) {
            return fields;
        }
        FieldManagers managers = FieldManagers.of(there.get());
        List<String> moved = moved(before.get(), change.manifest());
        boolean secret = change.id().kind().equals("Secret");
        return fields.stream()
                .map(field -> secret && field.path().startsWith("data")
                        ? hidden(field, managers)
                        : told(field, moved, managers))
                .toList();
    }

    private static FieldChange told(FieldChange field, List<String> moved, FieldManagers managers) {
        boolean isWish = field.path().startsWith("(")
                || moved.stream()
                        .anyMatch(path -> FieldManagers.isSameOrBelow(path, field.path())
                                || FieldManagers.isSameOrBelow(field.path(), path));
        return isWish ? field : field.drifted(managers.of(field.path()).orElse(new Drift("", "")));
    }

    /** A Secret's data is not in the record: there, somebody else has to own the field. */
    private static FieldChange hidden(FieldChange field, FieldManagers managers) {
        return managers.of(field.path()).map(field::drifted).orElse(field);
    }

    private static List<String> moved(Manifest before, Manifest now) {
        return Difference.fields(LiveObject.of(before.content()), LiveObject.of(now.content())).stream()
                .map(FieldChange::path)
                .toList();
    }
}
