package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    private static final List<String> SUFFIXES = List.of(
            "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3", "E2", "e-2");
    private static final long SEED = 20_261_123L;

    @Test
    void agreesWithTheClientLibraryOnEveryAmount() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            String text = number(random) + SUFFIXES.get(random.nextInt(SUFFIXES.size()));

            BigDecimal theirs = new io.fabric8.kubernetes.api.model.Quantity(text).getNumericalAmount();

            // Theirs is rounded to 16 digits on the way now and then.
            assertThat(quantity(text).amount()).as(text).isCloseTo(theirs, withPercentage(1e-10));
            assertThat(quantity(text).text()).isEqualTo(text);
        }
    }

    @Test
    void ordersByAmountWhateverTheSpelling() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            int mebibytes = 1 + random.nextInt(100_000);
            Quantity same = quantity(mebibytes * 1024L + "Ki");
            Quantity more = quantity(mebibytes * 1024L + 1 + "Ki");
            Quantity one = quantity(mebibytes + "Mi");

            assertThat(one.exceeds(same)).isFalse();
            assertThat(same.exceeds(one)).isFalse();
            assertThat(more.exceeds(one)).isTrue();
            assertThat(one.exceeds(more)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "Mi", "1 Gi", "1gi", "1GB", "1,5", "1Mi2", "--1", "0x10", "1e", "1e1234", "one", "1K", ".", "-"
            })
    void refusesWhatIsNotInTheGrammar(String text) {
        assertThat(Quantity.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1m", "250m", "1", "0.5", "1.25", "128", "1e2", "2500e-3"})
    void takesSensibleAmountsOfCpu(String text) throws Unfit {
        assertThat(QuantityForm.CPU.read(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6Mi", "512Mi", "2Gi", "1.5Gi", "500M", "1e9", "12Ti", "536870912"})
    void takesSensibleAmountsOfMemory(String text) throws Unfit {
        assertThat(QuantityForm.MEMORY.read(text).text()).isEqualTo(text);
    }

    private static String number(Random random) {
        int whole = random.nextInt(10_000);
        return random.nextBoolean() ? String.valueOf(whole) : whole + "." + random.nextInt(1_000);
    }

    private static Quantity quantity(String text) {
        return Quantity.of(text).orElseThrow();
    }
}
