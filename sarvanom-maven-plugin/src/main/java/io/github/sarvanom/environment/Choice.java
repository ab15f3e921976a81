package io.github.sarvanom.environment;

import io.github.sarvanom.problem.Suggestion;
import java.util.List;

/** One of a few words. */
public record Choice(String noun, String example, List<String> words) implements Form<String> {
    public Choice {
        words = List.copyOf(words);
    }

    @Override
    public String read(String text) throws Unfit {
        if (words.contains(text)) {
            return text;
        }
        Unfit unfit = Unfit.expected("one of " + String.join(", ", words));
        throw Suggestion.nearest(text, words).map(unfit::probably).orElse(unfit);
    }
}
