package io.github.sarvanom.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> ELEMENTS = List.of("replicas", "port", "health", "registry");

    @Test
    void findsTheWordThatIsOneSlipAway() {
        assertThat(Suggestion.nearest("replica", ELEMENTS)).contains("replicas");
        assertThat(Suggestion.nearest("Prot", List.of("port", "prot"))).contains("prot");
        assertThat(Suggestion.nearest("helth", ELEMENTS)).contains("health");
        assertThat(Suggestion.nearest("prot", ELEMENTS)).contains("port");
    }

    @Test
    void saysNothingWhenNothingIsNear() {
        assertThat(Suggestion.nearest("banana", ELEMENTS)).isEmpty();
        assertThat(Suggestion.asQuestion("banana", ELEMENTS, "; did you mean <%s>?"))
                .isEmpty();
    }

    @Test
    void asksAsTheEndOfASentence() {
        assertThat(Suggestion.asQuestion("registri", ELEMENTS, "; did you mean <%s>?"))
                .isEqualTo("; did you mean <registry>?");
    }
}
