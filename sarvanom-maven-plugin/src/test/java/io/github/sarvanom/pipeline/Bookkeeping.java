package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.Ledger;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseHistory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for what releases should not leave behind: open records, parts without a head, secrets that nobody needs, a held lock. */
final class Bookkeeping {
    private Bookkeeping() {}

    static List<String> leftovers(ClusterReader reader, String namespace) {
        List<String> leftovers = new ArrayList<>();
        ReleaseHistory history = new ReleaseHistory(reader, new Ledger("shop", "staging", namespace));
        Set<String> parts = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        for (Release release : history.all()) {
            if (release.isOpen()) {
                leftovers.add("revision " + release.revision() + " is still open");
            }
            try {
                history.wanted(history.content(release));
            } catch (SarvanomException missing) {
                leftovers.add("revision " + release.revision() + " lacks a part: " + missing.getMessage());
            }
            secrets.addAll(release.secrets());
            for (int i = 0; i < release.content().chunks(); i++) {
                parts.add("sarvanom-release-shop-" + release.revision() + "-" + i);
            }
            for (int i = 0; i < release.evidence().chunks(); i++) {
                parts.add("sarvanom-release-shop-" + release.revision() + "-evidence-" + i);
            }
        }
        unknown(reader, namespace, "ConfigMap", "content", parts, leftovers);
        unknown(reader, namespace, "Secret", "secret", secrets, leftovers);
        for (LiveObject lease : reader.list("coordination.k8s.io/v1", "Lease", namespace, "")) {
            if (!lease.text("spec", "holderIdentity").isEmpty()) {
                leftovers.add("the lock is held");
            }
        }
        return leftovers;
    }

    private static void unknown(
            ClusterReader reader,
            String namespace,
            String kind,
            String part,
            Set<String> known,
            List<String> leftovers) {
        reader.list("v1", kind, namespace, ClusterReader.BOOKKEEPING + "=" + part).stream()
                .map(object -> object.id().name())
                .filter(name -> !known.contains(name))
                .forEach(name -> leftovers.add(kind + " " + name + " belongs to no release"));
    }
}
