package io.github.sarvanom.plan;

import io.github.sarvanom.manifests.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What of a plan is not done unless somebody who has seen this very plan says so. */
public final class Guards {
    private final Plan plan;

    public Guards(Plan plan) {
        this.plan = plan;
    }

    /** Each as a line: the object, and why it is guarded; empty when nothing is. */
    public List<String> guarded() {
        List<String> lines = new ArrayList<>();
        plan.removals().stream()
                .filter(removal -> ImpactRules.of(removal).contains(Impact.DATA_LOSS))
                .forEach(removal -> lines.add(removal.id().display() + " is removed: " + lost(removal.id())));
        for (Change.Replace replace : plan.replacements()) {
            String loss = ImpactRules.of(replace).contains(Impact.DATA_LOSS)
                    ? lost(replace.id())
                    : "until then it is not there";
            lines.add(replace.id().display() + " is removed and made anew, since " + String.join(", ", replace.fields())
                    + " can't be changed: " + loss);
        }
        if (isLastServiceRemoved()) {
            lines.add("the last Service is removed: the application cannot be reached any more");
        }
        return lines;
    }

    static String lost(ResourceId id) {
        return switch (id.kind()) {
            case "Namespace" -> "everything in it goes too";
            case "CustomResourceDefinition" -> "every object of its kind goes too";
            default -> "its data may go too";
        };
    }

    private boolean isLastServiceRemoved() {
        Stream<ResourceId> staying = plan.changes().stream().map(Change::id);
        return plan.removals().stream().anyMatch(removal -> isService(removal.id()))
                && staying.noneMatch(Guards::isService);
    }

    private static boolean isService(ResourceId id) {
        return id.kind().equals("Service") && id.group().isEmpty();
    }
}
