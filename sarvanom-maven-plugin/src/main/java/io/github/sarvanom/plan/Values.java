package io.github.sarvanom.plan;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether two values are one to the API server. */
final class Values {
    private Values() {}

    /** Compares whole values; {@code live} is null when the field is not there. */
    static boolean same(Object wanted, @Nullable Object live, Place place) {
        if (live == null) {
            return isZero(wanted);
        }
        if (wanted instanceof Map<?, ?> wantedMap && live instanceof Map<?, ?> liveMap) {
            return sameMap(wantedMap, liveMap, place);
        }
        if (wanted instanceof List<?> wantedList && live instanceof List<?> liveList) {
            return sameList(wantedList, liveList, place);
        }
        return wanted.equals(live) || sameNumber(wanted, live) || (place.isQuantity() && sameQuantity(wanted, live));
    }

    /** A zero value that we own and that is not shown is one that the API's type leaves out when it is empty. */
    private static boolean isZero(Object wanted) {
        return wanted.equals(false)
                || wanted.equals("")
                || (wanted instanceof Number number && number.doubleValue() == 0)
                || (wanted instanceof Map<?, ?> map && map.isEmpty())
                || (wanted instanceof List<?> list && list.isEmpty());
    }

    private static boolean sameMap(Map<?, ?> wanted, Map<?, ?> live, Place place) {
        return wanted.entrySet().stream()
                        .allMatch(entry -> same(
                                entry.getValue(),
                                live.get(entry.getKey()),
                                place.at(entry.getKey().toString())))
                && live.entrySet().stream()
                        .allMatch(entry -> wanted.containsKey(entry.getKey())
                                || place.at(entry.getKey().toString()).isDefaultOf(entry.getValue()));
    }

    private static boolean sameList(List<?> wanted, List<?> live, Place place) {
        if (wanted.size() != live.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!same(wanted.get(i), live.get(i), place)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameNumber(Object wanted, Object live) {
        return wanted instanceof Number
                && live instanceof Number
                && decimal(wanted).compareTo(decimal(live)) == 0;
    }

    private static boolean sameQuantity(Object wanted, Object live) {
        try {
            return quantity(wanted).compareTo(quantity(live)) == 0;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static BigDecimal quantity(Object value) {
        return new Quantity(value.toString()).getNumericalAmount();
    }

    private static BigDecimal decimal(Object number) {
        return new BigDecimal(number.toString());
    }
}
