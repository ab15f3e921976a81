package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What runs an environment's services. */
enum EnvironmentKind {
    KUBERNETES,
    COMPOSE,
    REHEARSAL;

    private static final List<String> WORDS = Arrays.stream(values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    /** The word in the POM. */
    static final Form<EnvironmentKind> FORM = new Form<>() {
        @Override
        public EnvironmentKind read(String text) throws Unfit {
            if (WORDS.contains(text)) {
                return valueOf(text.toUpperCase(Locale.ROOT));
            }
            Unfit unfit = Unfit.expected("one of " + String.join(", ", WORDS));
            throw Suggestion.nearest(text, WORDS).map(unfit::probably).orElse(unfit);
        }

        @Override
        public String noun() {
            return "a kind of environment";
        }

        @Override
        public String example() {
            return "compose";
        }
    };
}
