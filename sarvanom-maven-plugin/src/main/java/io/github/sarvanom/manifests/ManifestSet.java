package io.github.sarvanom.manifests;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Desired objects, each id once, in one order. */
public record ManifestSet(List<Manifest> manifests) implements Iterable<Manifest> {
    public ManifestSet {
        manifests = manifests.stream().sorted().toList();
        for (int i = 1; i < manifests.size(); i++) {
            if (manifests.get(i).id().equals(manifests.get(i - 1).id())) {
                throw new IllegalArgumentException("twice: " + manifests.get(i).id());
            }
        }
    }

    /** All objects of the sets, none of which may be in two of them. */
    public static ManifestSet union(Collection<ManifestSet> sets) {
        return new ManifestSet(
                sets.stream().flatMap(set -> set.manifests.stream()).toList());
    }

    public ManifestSet and(ManifestSet others) {
        return union(List.of(this, others));
    }

    public Optional<Manifest> find(ResourceId id) {
        return manifests.stream().filter(manifest -> manifest.id().equals(id)).findFirst();
    }

    @Override
    public Iterator<Manifest> iterator() {
        return manifests.iterator();
    }
}
