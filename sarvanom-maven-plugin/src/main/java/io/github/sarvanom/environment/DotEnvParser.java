package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code NAME=value} lines as shells and Compose do: comments, {@code export}, single quotes (all literal), double
 * quotes (backslash escapes), both over several lines. Expands no variables. A line that cannot be read becomes a problem
 * with its number and none of its text.
 *
 * @see <a href="https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/">Compose's .env files</a>
 */
final class DotEnvParser {
    private static final Pattern BLANK = Pattern.compile("[ \\t]*(#[^\\n]*)?(\\n|\\z)");
    private static final Pattern START = Pattern.compile("[ \\t]*(export[ \\t]+)?(?<name>[^\\s=#]+)[ \\t]*=");
    private static final Pattern QUOTE = Pattern.compile("[ \\t]*(?<quote>['\"])");
    private static final Pattern LITERAL = Pattern.compile("'(?<value>[^']*)'");
    private static final Pattern QUOTED =
            Pattern.compile("\"(?<value>[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("[ \\t]#.*");
    private static final Pattern LINE = Pattern.compile("[^\\n]*(\\n|\\z)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private final String file;
    private final String text;
    private final Problems problems;
    private final Map<String, FoundSecret> entries = new LinkedHashMap<>();
    private int position;

    DotEnvParser(String file, String text, Problems problems) {
        this.file = file;
        this.text = text.replace("\r\n", "\n").replaceFirst("^\\uFEFF", "");
        this.problems = problems;
    }

    Map<String, FoundSecret> parse() {
        while (position < text.length()) {
            Matcher blank = at(BLANK);
            if (blank.lookingAt()) {
                position = blank.end();
            } else {
                entry();
            }
        }
        return entries;
    }

    private void entry() {
        Source source = Source.file(file, line());
        Matcher start = at(START);
        if (!start.lookingAt()) {
            skip(source, "NAME=value");
            return;
        }
        String name = start.group("name");
        position = start.end();
        FoundSecret value = value(source);
        if (value == null) {
            return;
        }
        if (!VariableName.fits(name)) {
            tell(source, "a name of " + VariableName.EXPECTED);
        } else if (entries.putIfAbsent(name, value) != null) {
            tell(source, name + " once; it stands further up already");
        }
    }

    /** Null when the line cannot be read, which is then told. */
    private @Nullable FoundSecret value(Source source) {
        Matcher quote = at(QUOTE);
        if (!quote.lookingAt()) {
            return bare(source);
        }
        boolean literal = quote.group("quote").equals("'");
        position = quote.start("quote");
        Matcher value = at(literal ? LITERAL : QUOTED);
        if (!value.lookingAt()) {
            tell(source, "a closing " + quote.group("quote"));
            position = text.length();
            return null;
        }
        position = value.end();
        Matcher rest = at(BLANK);
        if (!rest.lookingAt()) {
            skip(source, "nothing but a comment behind the closing quote");
            return null;
        }
        position = rest.end();
        String said = value.group("value");
        return literal ? FoundSecret.literal(said, source) : FoundSecret.expandable(unescaped(said), source);
    }

    private FoundSecret bare(Source source) {
        Matcher line = at(LINE);
        String said = line.lookingAt() ? line.group() : "";
        position += said.length();
        return FoundSecret.expandable(COMMENT.matcher(said).replaceFirst("").trim(), source);
    }

    private static String unescaped(String quoted) {
        return ESCAPE.matcher(quoted)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "t" -> "\t";
                            case "\"", "\\", "$" -> escape.group(1);
                            default -> escape.group();
                        }));
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length());
    }

    private int line() {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private void skip(Source source, String expected) {
        tell(source, expected);
        Matcher line = at(LINE);
        position = line.lookingAt() ? line.end() : text.length();
    }

    private void tell(Source source, String expected) {
        problems.add(Problem.of("a line of " + file + " cannot be read")
                .at(source)
                .seen("expected: " + expected)
                .mend("correct the line; put a value with spaces, quotes or # into single quotes"));
    }
}
