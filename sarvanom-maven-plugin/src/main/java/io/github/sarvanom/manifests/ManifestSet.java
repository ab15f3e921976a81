package io.github.sarvanom.manifests;

import java.util.ArrayList;
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

    public ManifestSet and(ManifestSet others) {
        List<Manifest> all = new ArrayList<>(manifests);
        all.addAll(others.manifests);
        return new ManifestSet(all);
    }

    public Optional<Manifest> find(ResourceId id) {
        return manifests.stream().filter(manifest -> manifest.id().equals(id)).findFirst();
    }

    @Override
    public Iterator<Manifest> iterator() {
        return manifests.iterator();
    }
}
