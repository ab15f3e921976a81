package io.github.sarvanom.manifests;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What an unquoted YAML scalar means in an overlay: YAML 1.2's core schema, as far as its readers agree with kubectl's. Only
 * {@code true} and {@code false} are booleans: {@code on}, {@code yes} and {@code y} are texts, which is what people mean, and
 * what kubectl refuses in the very places where they occur. Nothing is a date or base sixty. A leading zero means octal as in
 * kubectl, since {@code defaultMode: 0440} is how file modes are written.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#103-core-schema">core schema</a>
 */
final class CoreSchema extends Resolver {
    private static final Pattern OCTAL = Pattern.compile("[-+]?0o?[0-7]+");
    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*|0o?[0-7]+|0x[0-9a-fA-F]+)");
    private static final Pattern FRACTION =
            Pattern.compile("[-+]?(\\.[0-9]+|(0|[1-9][0-9]*)(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");
    private static final int HEXADECIMAL = 16;

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.NULL, NOTHING, null);
        addImplicitResolver(Tag.BOOL, TRUE_OR_FALSE, "tTfF");
        addImplicitResolver(Tag.INT, WHOLE, "-+0123456789");
        addImplicitResolver(Tag.FLOAT, FRACTION, "-+.0123456789");
        addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
    }

    /** The number that a scalar resolved as {@link Tag#INT} stands for. */
    static Number whole(String text) {
        String digits = text.replaceFirst("^[-+]", "");
        BigInteger value;
        if (digits.startsWith("0x")) {
            value = new BigInteger(digits.substring(2), HEXADECIMAL);
        } else if (digits.length() > 1 && OCTAL.matcher(digits).matches()) {
            value = new BigInteger(digits.replace("o", ""), 8);
        } else {
            value = new BigInteger(digits);
        }
        return narrow(text.startsWith("-") ? value.negate() : value);
    }

    private static Number narrow(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return value.intValue();
        }
        return value.bitLength() < Long.SIZE ? value.longValue() : value;
    }
}
