package io.github.sarvanom.verification;

import io.github.sarvanom.environment.Form;
import io.github.sarvanom.environment.Unfit;
import io.github.sarvanom.environment.WholeNumber;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the texts of checks are written that stand nowhere else. */
final class CheckForms {
    static final WholeNumber STATUS = new WholeNumber("an HTTP status", 100, 599, "200");
    static final WholeNumber DAYS = new WholeNumber("a number of days", 0, 3650, "14");
    /** The upper bound is ours: a check is no load test. */
    static final WholeNumber REQUESTS = new WholeNumber("a number of requests", 2, 1000, "50");

    static final Form<String> TEXT = new Words("a text", ".+", "any text", "SELECT 1");
    static final Form<String> HOST = new Words(
            "a host's name",
            "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?",
            "a name without scheme and port",
            "shop.example.com");
    static final Form<String> ADDRESS =
            new Words("an IPv4 address", "(\\d{1,3}\\.){3}\\d{1,3}", "four numbers", "203.0.113.7");
    static final Form<String> SECRET = new Words("a secret's name", "[A-Za-z_][A-Za-z0-9_]*", "a name", "DB_PASSWORD");
    static final Form<String> JDBC_URL = new Words(
            "a JDBC address",
            "jdbc:[a-z0-9]+:(?!.*(?i:password|passwd|pwd)=)(?!.*//[^/]*@).+",
            "jdbc:, the database's kind and its own address, without user and password in it",
            "jdbc:postgresql://{address}/shop");
    static final Form<Duration> BUDGET = new Milliseconds();

    private CheckForms() {}

    /** A text of one pattern. */
    private record Words(String noun, String pattern, String expected, String example) implements Form<String> {
        @Override
        public String read(String text) throws Unfit {
            if (Pattern.compile(pattern, Pattern.DOTALL).matcher(text).matches()) {
                return text;
            }
            throw Unfit.expected(expected);
        }
    }

    /** {@code 250ms} or {@code 2s}. */
    private static final class Milliseconds implements Form<Duration> {
        private static final Pattern GRAMMAR = Pattern.compile("(?<number>[1-9]\\d{0,5})(?<unit>ms|s)");

        @Override
        public Duration read(String text) throws Unfit {
            Matcher matcher = GRAMMAR.matcher(text);
            if (!matcher.matches()) {
                Unfit unfit = Unfit.expected("a whole number of ms or s");
                throw text.matches("[1-9]\\d{0,5}") ? unfit.probably(text + "ms") : unfit;
            }
            long number = Long.parseLong(matcher.group("number"));
            return "s".equals(matcher.group("unit")) ? Duration.ofSeconds(number) : Duration.ofMillis(number);
        }

        @Override
        public String noun() {
            return "a short time";
        }

        @Override
        public String example() {
            return "250ms";
        }
    }
}
