package io.github.sarvanom.rehearsal.admission;

import static io.github.sarvanom.rehearsal.admission.Names.quoted;

import io.github.sarvanom.rehearsal.schema.Quantity;
import io.github.sarvanom.rehearsal.schema.Trail;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Requests and limits of one container. */
final class ResourceValidation {
    private final List<Cause> causes;

    ResourceValidation(List<Cause> causes) {
        this.causes = causes;
    }

    void check(JsonNode resources, Trail at) {
        for (String side : List.of("limits", "requests")) {
            for (Map.Entry<String, JsonNode> entry : resources.path(side).properties()) {
                notNegative(entry, at.child(side).key(entry.getKey()));
            }
        }
        for (Map.Entry<String, JsonNode> request : resources.path("requests").properties()) {
            String limit = resources.path("limits").path(request.getKey()).asString("");
            String asked = request.getValue().asString("");
            Optional<BigDecimal> most = Quantity.amount(limit);
            Optional<BigDecimal> wanted = Quantity.amount(asked);
            if (most.isPresent() && wanted.isPresent() && wanted.get().compareTo(most.get()) > 0) {
                causes.add(Cause.invalid(
                        at.child("requests"),
                        quoted(asked),
                        "must be less than or equal to " + request.getKey() + " limit of " + limit));
            }
        }
    }

    private void notNegative(Map.Entry<String, JsonNode> entry, Trail at) {
        String text = entry.getValue().asString("");
        if (Quantity.amount(text).map(BigDecimal::signum).orElse(0) < 0) {
            causes.add(Cause.invalid(at, quoted(text), "must be greater than or equal to 0"));
        }
    }
}
