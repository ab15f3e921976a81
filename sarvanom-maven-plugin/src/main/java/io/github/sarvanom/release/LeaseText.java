package io.github.sarvanom.release;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the Lease: who holds it since when, and what the last release came to. */
final class LeaseText {
    /** Kubernetes' MicroTime: exactly six digits. */
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Ledger ledger;
    private final LockTimes times;

    LeaseText(Ledger ledger, LockTimes times) {
        this.ledger = ledger;
        this.times = times;
    }

    /** @param before as it was last seen; empty when there is none yet */
    Manifest held(Holder holder, Optional<LiveObject> before, Instant now) {
        Map<String, Object> spec = new TreeMap<>();
        spec.put("holderIdentity", holder.run());
        spec.put("acquireTime", MICROS.format(now));
        spec.put("renewTime", MICROS.format(now));
        spec.put("leaseDurationSeconds", Math.max(1, (int) times.dead().toSeconds()));
        spec.put(
                "leaseTransitions",
                before.map(lease -> lease.number("spec", "leaseTransitions") + 1)
                        .orElse(0L));
        Map<String, String> annotations =
                new TreeMap<>(before.map(LeaseText::annotations).orElse(Map.of()));
        annotations.putAll(holder.annotations());
        return lease(before, annotations, spec);
    }

    Manifest renewed(LiveObject held, Instant now) {
        Map<String, Object> spec = new TreeMap<>(spec(held));
        spec.put("renewTime", MICROS.format(now));
        return lease(Optional.of(held), annotations(held), spec);
    }

    /** Free again. */
    Manifest left(LiveObject held, Optional<Release> last, Instant now) {
        Map<String, Object> spec = new TreeMap<>(spec(held));
        spec.remove("holderIdentity");
        spec.put("renewTime", MICROS.format(now));
        Map<String, String> annotations = new TreeMap<>(annotations(held));
        annotations.keySet().removeAll(Holder.NOBODY.annotations().keySet());
        last.ifPresent(release -> {
            annotations.put(Ledger.REVISION, Long.toString(release.revision()));
            annotations.put(Ledger.OUTCOME, release.outcome().label());
        });
        return lease(Optional.of(held), annotations, spec);
    }

    private Manifest lease(Optional<LiveObject> before, Map<String, String> annotations, Map<String, Object> spec) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", ledger.lease().name());
        metadata.put("namespace", ledger.namespace());
        metadata.put("labels", ledger.labels(Ledger.Part.LOCK));
        metadata.put("annotations", annotations);
        before.ifPresent(lease -> metadata.put("resourceVersion", lease.resourceVersion()));
        return Manifest.of(Map.of(
                "apiVersion",
                ledger.lease().apiVersion(),
                "kind",
                ledger.lease().kind(),
                "metadata",
                metadata,
                "spec",
                spec));
    }

    private static Map<String, String> annotations(LiveObject lease) {
        Map<String, String> annotations = new TreeMap<>();
        if (lease.at("metadata", "annotations") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> annotations.put(name.toString(), value.toString()));
        }
        return annotations;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> spec(LiveObject lease) {
        return lease.at("spec") instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
