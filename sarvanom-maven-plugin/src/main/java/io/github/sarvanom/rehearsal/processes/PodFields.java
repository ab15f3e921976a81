package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.schema.Quantity;
import io.github.sarvanom.rehearsal.store.Meta;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a container may be told of its own pod (Kubernetes, "Downward API"). */
final class PodFields {
    private static final Pattern ENTRY = Pattern.compile("metadata\\.(labels|annotations)\\['([^']+)']");

    private final JsonNode pod;
    private final String address;

    PodFields(JsonNode pod, String address) {
        this.pod = pod;
        this.address = address;
    }

    /** A field; empty when the pod has no such field. */
    Optional<String> field(String path) {
        Matcher entry = ENTRY.matcher(path);
        if (entry.matches()) {
            Map<String, String> entries = Meta.texts(pod.path("metadata").path(entry.group(1)));
            return Optional.of(entries.getOrDefault(entry.group(2), ""));
        }
        if (path.equals("status.podIP") || path.equals("status.podIPs")) {
            return Optional.of(address);
        }
        JsonNode node = pod.at("/" + path.replace('.', '/'));
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    /** {@code limits.memory} and its like, in units of the divisor, rounded up. */
    static Optional<String> resource(JsonNode container, JsonNode reference) {
        String[] path = reference.path("resource").asString("").split("\\.", 2);
        if (path.length < 2) {
            return Optional.empty();
        }
        return amount(container, path[0], path[1])
                .map(amount -> amount.divide(divisor(reference), 0, RoundingMode.CEILING)
                        .toPlainString());
    }

    /** @param kind {@code limits} or {@code requests} */
    static Optional<BigDecimal> amount(JsonNode container, String kind, String name) {
        return Quantity.amount(container.path("resources").path(kind).path(name).asString(""));
    }

    private static BigDecimal divisor(JsonNode reference) {
        return Quantity.amount(reference.path("divisor").asString("1"))
                .filter(each -> each.signum() > 0)
                .orElse(BigDecimal.ONE);
    }
}
