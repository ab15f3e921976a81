package io.github.sarvanom.environment;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * The quantities that make sense for one resource of a container.
 *
 * @param unit what a number without a suffix counts
 * @param least smaller is a slip, such as {@code 512m} of memory, which is half a byte
 * @param most larger is a slip, such as {@code 250} cores
 */
record QuantityForm(String noun, String unit, BigDecimal least, BigDecimal most, String range, String example)
        implements Form<Quantity> {
    /** Kubernetes counts CPU no finer than a thousandth. */
    static final QuantityForm CPU = new QuantityForm(
            "an amount of CPU", "m", new BigDecimal("0.001"), new BigDecimal("128"), "from 1m to 128 cores", "250m");

    /** No JVM starts in less than a few MiB, and container runtimes refuse less than about 6. */
    static final QuantityForm MEMORY = new QuantityForm(
            "an amount of memory",
            "Mi",
            BigDecimal.valueOf(6L << 20),
            BigDecimal.valueOf(12L << 40),
            "from 6Mi to 12Ti",
            "512Mi");

    @Override
    public Quantity read(String text) throws Unfit {
        Optional<Quantity> quantity = Quantity.of(text).filter(this::isSane);
        if (quantity.isPresent()) {
            return quantity.get();
        }
        Unfit unfit = Unfit.expected("a Kubernetes quantity " + range);
        Optional<String> near = nearest(text);
        throw near.isPresent() ? unfit.probably(near.get()) : unfit;
    }

    private boolean isSane(Quantity quantity) {
        boolean binaryCores = unit.equals("m") && quantity.text().endsWith("i");
        boolean finerThanCounted =
                unit.equals("m") && quantity.amount().stripTrailingZeros().scale() > 3;
        return !binaryCores
                && !finerThanCounted
                && !quantity.isBelow(least)
                && quantity.amount().compareTo(most) <= 0;
    }

    /** The same number in the usual unit: 512m, 512MB, 512 mb and 512 of memory are all likely to be 512Mi. */
    private Optional<String> nearest(String text) {
        String number = text.replaceAll("[^0-9.].*$", "");
        String letter = text.substring(number.length()).trim().toLowerCase(Locale.ROOT);
        String suffix = unit.equals("Mi") && letter.startsWith("g") ? "Gi" : unit;
        return Quantity.of(number + suffix).filter(this::isSane).map(Quantity::text);
    }
}
