package io.github.sarvanom.environment;

import java.util.Arrays;
import java.util.Locale;

/** What runs an environment's services. */
enum EnvironmentKind {
    KUBERNETES,
    COMPOSE,
    REHEARSAL;

    private static final Choice WORD = new Choice(
            "a kind of environment",
            "compose",
            Arrays.stream(values())
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                    .toList());

    /** The word in the POM. */
    static final Form<EnvironmentKind> FORM = new Form<>() {
        @Override
        public EnvironmentKind read(String text) throws Unfit {
            return valueOf(WORD.read(text).toUpperCase(Locale.ROOT));
        }

        @Override
        public String noun() {
            return WORD.noun();
        }

        @Override
        public String example() {
            return WORD.example();
        }
    };
}
