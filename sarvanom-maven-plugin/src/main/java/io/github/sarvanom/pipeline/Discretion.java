package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Fingerprints;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.release.ReleaseBracket;
import io.github.sarvanom.release.RollbackTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be told of a release that failed without telling a secret. Pods of releases before it run beside it and write what they
 * know: the values of their secrets are taken out too. Where those are not to be had, nothing is told of these pods.
 *
 * @param secrecy knows all values that the pods may know
 * @param only of pods with one of these fingerprints of secrets is told; empty when of all
 */
record Discretion(Secrecy secrecy, Optional<Set<String>> only) {
    static Discretion of(Secrecy secrecy, ManifestSet desired, ReleaseBracket.Entered inside) {
        List<String> given = RollbackTarget.mayRun(inside.before()).stream()
                .flatMap(release -> release.secrets().stream())
                .toList();
        if (!secrecy.knows(given)) {
            secrecy.look();
        }
        return new Discretion(secrecy, secrecy.knows(given) ? Optional.empty() : Optional.of(fingerprints(desired)));
    }

    /** Of pods that are given the secrets as they are wanted now. A Job's pod does not say what it was given. */
    private static Set<String> fingerprints(ManifestSet desired) {
        return desired.manifests().stream()
                .map(manifest -> LiveObject.of(manifest.content())
                        .text("spec", "template", "metadata", "annotations", Fingerprints.POD_ANNOTATION))
                .filter(fingerprint -> !fingerprint.isEmpty())
                .collect(Collectors.toSet());
    }

    String redact(String text) {
        return secrecy.redact(text);
    }

    boolean tellsOf(LiveObject pod) {
        String fingerprint = pod.text("metadata", "annotations", Fingerprints.POD_ANNOTATION);
        return only.map(known -> known.contains(fingerprint)).orElse(true);
    }

    boolean tellsOfAll() {
        return only.isEmpty();
    }
}
