package io.github.sarvanom.rehearsal.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resource quantities in the canonical form in which an API server returns them, as apimachinery's {@code resource.Quantity} defines it. */
public final class Quantity {
    private static final Pattern FORM =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(n|u|m||k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\\d+)");
    private static final String DECIMAL = "num kMGTPE";
    private static final String BINARY = " KMGTPE";
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

    private Quantity() {}

    /** The value as a plain number of its base unit; empty when the text is no quantity. */
    public static Optional<BigDecimal> amount(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new BigDecimal(form.group(1)).multiply(factor(form.group(2))))
                : Optional.empty();
    }

    /** {@code 1000m} becomes {@code 1}, {@code 1024Mi} becomes {@code 1Gi}; empty when the text is no quantity. */
    public static Optional<String> canonical(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String suffix = form.group(2);
        BigDecimal amount = new BigDecimal(form.group(1)).multiply(factor(suffix));
        if (suffix.endsWith("i") && isWholeAndLarge(amount)) {
            return Optional.of(binary(amount.toBigIntegerExact()));
        }
        boolean exponent = suffix.length() > 1 && !suffix.endsWith("i");
        return Optional.of(decimal(amount, exponent));
    }

    private static boolean isWholeAndLarge(BigDecimal amount) {
        return (amount.abs().compareTo(KIBI) >= 0 && amount.stripTrailingZeros().scale() <= 0) || amount.signum() == 0;
    }

    private static BigDecimal factor(String suffix) {
        if (suffix.isEmpty()) {
            return BigDecimal.ONE;
        }
        if (suffix.endsWith("i")) {
            return KIBI.pow(BINARY.indexOf(suffix.charAt(0)));
        }
        if (suffix.length() > 1) {
            return new BigDecimal("1e" + suffix.substring(1));
        }
        return BigDecimal.ONE.scaleByPowerOfTen(3 * (DECIMAL.indexOf(suffix.charAt(0)) - DECIMAL.indexOf(' ')));
    }

    private static String binary(BigInteger amount) {
        int power = 0;
        BigInteger rest = amount;
        while (power < BINARY.length() - 1
                && rest.signum() != 0
                && rest.mod(BigInteger.valueOf(1024)).signum() == 0) {
            rest = rest.shiftRight(10);
            power++;
        }
        return power == 0 ? rest.toString() : rest.toString() + BINARY.charAt(power) + "i";
    }

    private static String decimal(BigDecimal amount, boolean exponent) {
        if (amount.signum() == 0) {
            return "0";
        }
        BigDecimal nano = amount.setScale(9, RoundingMode.UP);
        int power = -9;
        BigInteger rest = nano.unscaledValue();
        BigInteger thousand = BigInteger.valueOf(1000);
        while (power < 18 && rest.mod(thousand).signum() == 0) {
            rest = rest.divide(thousand);
            power += 3;
        }
        if (power == 0) {
            return rest.toString();
        }
        return rest.toString() + (exponent ? "e" + power : DECIMAL.charAt(power / 3 + DECIMAL.indexOf(' ')));
    }
}
