package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.LiveState;
import io.github.sarvanom.manifests.Extent;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which objects that are not there yet are tried before anything is written, and where; see docs/decisions/0005-dry-runs.md. A server
 * tries nothing in a namespace that is not there: such objects are tried in another one, under a name that nobody has.
 */
final class NewObjects {
    /** Up to here every one is tried, beyond it one of each shape. */
    private static final int ALL_TRIED = 100;

    /** Every cluster has it, and it is where a server puts what says nothing. */
    private static final String ELSEWHERE = "default";

    private static final int INTERNAL_ERROR = 500;

    private final ClusterReader reader;
    private final Set<String> newNamespaces;
    private final List<Manifest> tried;

    NewObjects(ClusterReader reader, ManifestSet wanted, LiveState live) {
        this.reader = reader;
        List<Manifest> all = wanted.manifests().stream()
                .filter(manifest -> live.find(manifest.id()).isEmpty())
                .toList();
        this.newNamespaces = only(all, "Namespace").stream()
                .map(manifest -> manifest.id().name())
                .collect(Collectors.toSet());
        Set<String> newKinds = only(all, "CustomResourceDefinition").stream()
                .map(manifest -> LiveObject.of(manifest.content()).text("spec", "names", "kind"))
                .collect(Collectors.toSet());
        this.tried = chosen(all.stream()
                .filter(manifest -> !newKinds.contains(manifest.id().kind()))
                .toList());
    }

    List<Manifest> tried() {
        return tried;
    }

    boolean isElsewhere(Manifest manifest) {
        return newNamespaces.contains(manifest.id().namespace());
    }

    /**
     * Tries it in another namespace. What is refused there for the sake of that namespace (a right, a quota, a policy) says
     * nothing; what is refused for the object's own sake does.
     */
    LiveObject tryElsewhere(Manifest manifest) {
        try {
            return reader.previewIn(ELSEWHERE, manifest);
        } catch (ClusterException refused) {
            if (isForItsOwnSake(refused)) {
                throw refused;
            }
            return LiveObject.of(manifest.content());
        }
    }

    private static boolean isForItsOwnSake(ClusterException refused) {
        boolean invalid = refused.reason().equals("Invalid") || refused.reason().equals("BadRequest");
        boolean malformed =
                refused.status() == INTERNAL_ERROR && refused.reason().isEmpty();
        String text = String.valueOf(refused.getMessage());
        boolean policy = text.contains("admission webhook") || text.contains("ValidatingAdmissionPolicy");
        return (invalid || malformed) && !policy;
    }

    private static List<Manifest> only(List<Manifest> all, String kind) {
        return all.stream()
                .filter(manifest -> manifest.id().kind().equals(kind))
                .toList();
    }

    private static List<Manifest> chosen(List<Manifest> all) {
        if (all.size() <= ALL_TRIED) {
            return all;
        }
        Map<String, Manifest> oneOfEach = new LinkedHashMap<>();
        all.forEach(manifest -> oneOfEach.putIfAbsent(shape(manifest), manifest));
        return List.copyOf(oneOfEach.values());
    }

    /** Kind, namespace and the names of all fields. */
    private static String shape(Manifest manifest) {
        Set<String> paths = new TreeSet<>();
        paths("", manifest.content(), paths);
        return Extent.collection(manifest.id()) + " " + paths;
    }

    private static void paths(String at, Object value, Collection<String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> paths(at + "." + key, below, into));
        } else if (value instanceof List<?> list) {
            list.forEach(below -> paths(at + "[]", below, into));
        } else {
            into.add(at);
        }
    }
}
