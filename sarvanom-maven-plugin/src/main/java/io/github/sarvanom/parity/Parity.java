package io.github.sarvanom.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The environments of one application, compared.
 *
 * @param sides two or more, in the POM's order
 * @param same how many traits are the same everywhere
 * @param differences by name
 * @param idle explanations of what does not differ (any more)
 */
public record Parity(List<Side> sides, int same, List<Difference> differences, List<Explanation> idle) {
    public Parity {
        sides = List.copyOf(sides);
        differences = List.copyOf(differences);
        idle = List.copyOf(idle);
    }

    /** @param explanations of several that cover the same, the first counts */
    public static Parity of(List<Side> sides, List<Explanation> explanations) {
        SortedSet<String> traits = new TreeSet<>();
        sides.forEach(side -> traits.addAll(side.traits().keySet()));
        List<Difference> differences = new ArrayList<>();
        for (String trait : traits) {
            SortedMap<String, String> values = values(sides, trait);
            boolean everywhere = values.size() == sides.size();
            if (!everywhere || values.values().stream().distinct().count() > 1) {
                differences.add(new Difference(trait, values, why(explanations, trait)));
            }
        }
        List<Explanation> idle = explanations.stream()
                .filter(each -> differences.stream().noneMatch(difference -> each.covers(difference.what())))
                .toList();
        return new Parity(sides, traits.size() - differences.size(), differences, idle);
    }

    public List<Difference> unexplained() {
        return differences.stream().filter(each -> !each.isExplained()).toList();
    }

    private static SortedMap<String, String> values(List<Side> sides, String trait) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Side side : sides) {
            String value = side.traits().get(trait);
            if (value != null) {
                values.put(side.name(), value);
            }
        }
        return values;
    }

    private static Optional<String> why(List<Explanation> explanations, String trait) {
        return explanations.stream()
                .filter(each -> each.covers(trait))
                .findFirst()
                .map(Explanation::why);
    }
}
