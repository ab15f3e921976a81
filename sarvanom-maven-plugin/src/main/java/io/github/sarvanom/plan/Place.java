package io.github.sarvanom.plan;

import java.util.Set;

/**
 * Where in an object a value stands, as far as its meaning depends on that.
 *
 * @param root the top-level field; empty at the top
 * @param parent the field above; empty at the top
 * @param key the field itself; of a list's element, the list's
 */
record Place(String root, String parent, String key) {
    static final Place ROOT = new Place("", "", "");

    private static final Set<String> HOLD_QUANTITIES = Set.of("requests", "limits", "hard", "capacity");
    private static final Set<String> ARE_QUANTITIES = Set.of("sizeLimit", "divisor", "averageValue");

    Place at(String field) {
        return new Place(root.isEmpty() ? field : root, key, field);
    }

    boolean isQuantity() {
        return root.equals("spec") && (HOLD_QUANTITIES.contains(parent) || ARE_QUANTITIES.contains(key));
    }

    /** The server fills in this field of an atomic value; source: core/v1 and networking/v1 defaults.go. */
    boolean isDefaultOf(Object value) {
        return (parent.equals("fieldRef") && key.equals("apiVersion") && value.equals("v1"))
                || (parent.equals("ports") && key.equals("protocol") && value.equals("TCP"));
    }
}
