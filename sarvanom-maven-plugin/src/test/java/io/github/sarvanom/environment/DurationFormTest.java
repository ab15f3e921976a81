package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationFormTest {
    private static final long SEED = 20_261_123L;

    @Test
    void readsEveryLengthInAllItsSpellings() throws Unfit {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            Duration duration = Duration.ofSeconds(1 + random.nextInt(24 * 60 * 60));
            String parts = duration.toString().substring(2);

            assertThat(read(duration.toString())).isEqualTo(duration);
            assertThat(read(parts)).isEqualTo(duration);
            assertThat(read(parts.toLowerCase(java.util.Locale.ROOT))).isEqualTo(duration);
            assertThat(read(duration.toSeconds() + "s")).isEqualTo(duration);
        }
    }

    @ParameterizedTest
    @CsvSource({"90s,PT1M30S", "5m,PT5M", "1h,PT1H", "1h30m,PT1H30M", "PT5M,PT5M", "24h,PT24H", "1s,PT1S"})
    void readsTheFormsThatPeopleWrite(String text, Duration expected) throws Unfit {
        assertThat(read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0s",
                "-5m",
                "PT-5M",
                "PT0.5S",
                "25h",
                "P2D",
                "5 m",
                "5min",
                "m",
                "PT",
                "h30m",
                "9999999999999999999s",
                "30m1h"
            })
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Unfit.class);
    }

    @Test
    void guessesSecondsWhenTheUnitIsMissing() {
        assertThatThrownBy(() -> read("90"))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.better()).contains("90s"));
    }

    @ParameterizedTest
    @CsvSource({"0,PT0S", "0s,PT0S", "5m,PT5M", "24h,PT24H"})
    void aWaitMayBeNone(String text, Duration expected) throws Unfit {
        assertThat(DurationForm.WAIT.read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1s", "00", "25h", "soon"})
    void aWaitIsAsLongAsAnythingElse(String text) {
        assertThatThrownBy(() -> DurationForm.WAIT.read(text))
                .isInstanceOfSatisfying(
                        Unfit.class,
                        unfit -> assertThat(unfit.expected()).isEqualTo("0 to 24h, written 0, 90s, 5m, 1h30m or PT5M"));
    }

    private static Duration read(String text) throws Unfit {
        return DurationForm.TIMEOUT.read(text);
    }
}
