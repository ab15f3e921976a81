package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.ApplySet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who an object belongs to.
 *
 * @param said for a sentence: {@code Helm release shop}, {@code kubectl apply}
 * @param letsGo whether it may be taken over: nobody will put it back as it was
 */
public record Owner(String said, boolean letsGo) {
    private static final String APPLICATION = "app.kubernetes.io/part-of";

    /** Tools that keep what they made, and the mark by which each knows its objects. */
    private static final List<Mark> KEEPERS = List.of(
            new Mark("annotations", "meta.helm.sh/release-name", "Helm release "),
            new Mark("annotations", "argocd.argoproj.io/tracking-id", "Argo CD application "),
            new Mark("labels", "argocd.argoproj.io/instance", "Argo CD application "),
            new Mark("labels", "kustomize.toolkit.fluxcd.io/name", "Flux kustomization "),
            new Mark("labels", "helm.toolkit.fluxcd.io/name", "Flux Helm release "),
            new Mark("annotations", "kapp.k14s.io/identity", "kapp "));

    private record Mark(String where, String key, String said) {}

    /** Empty when it is the application's own: a member of its set, or applied by us before there were sets. */
    public static Optional<Owner> foreign(LiveObject live, ApplySet set) {
        String member = live.text("metadata", "labels", ApplySet.PART_OF);
        String application = live.text("metadata", "labels", APPLICATION);
        if (member.equals(set.id())) {
            return Optional.empty();
        }
        if (!member.isEmpty()) {
            return Optional.of(new Owner(
                    application.isEmpty() ? "ApplySet " + member : "application " + application + " (" + member + ")",
                    false));
        }
        if (Ownership.isAppliedByUs(live)) {
            return application.isEmpty() || application.equals(set.name())
                    ? Optional.empty()
                    : Optional.of(new Owner("application " + application, false));
        }
        return Optional.of(keeper(live).orElseGet(() -> controller(live).orElseGet(() -> lastManager(live))));
    }

    private static Optional<Owner> keeper(LiveObject live) {
        return KEEPERS.stream()
                .filter(mark -> !live.text("metadata", mark.where(), mark.key()).isEmpty())
                .map(mark -> new Owner(mark.said() + live.text("metadata", mark.where(), mark.key()), false))
                .findFirst();
    }

    private static Optional<Owner> controller(LiveObject live) {
        return live.maps("metadata", "ownerReferences").stream()
                .map(reference -> new Owner(reference.get("kind") + " " + reference.get("name"), false))
                .findFirst();
    }

    /** The hand that has last changed an object of ours. */
    public static Owner hand(String manager) {
        return new Owner(tool(manager), true);
    }

    private static Owner lastManager(LiveObject live) {
        return live.maps("metadata", "managedFields").stream()
                .filter(entry -> entry.get("subresource") == null)
                .max(java.util.Comparator.comparing(Owner::time))
                .map(entry -> new Owner(tool(String.valueOf(entry.get("manager"))), true))
                .orElse(new Owner("an unknown tool", true));
    }

    private static String time(Map<String, Object> entry) {
        Object time = entry.get("time");
        return time == null ? "" : time.toString();
    }

    private static String tool(String manager) {
        return manager.equals("kubectl-client-side-apply") ? "kubectl apply" : manager;
    }
}
