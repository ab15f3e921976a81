package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As Docker's own programs read them. */
class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "512, 512",
        "512b, 512",
        "512m, 536870912",
        "512 MB, 536870912",
        "512MiB, 536870912",
        "1.5g, 1610612736",
        "0.5k, 512",
        "1t, 1099511627776"
    })
    void bytes(String text, long bytes) {
        assertThat(Amounts.bytes(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lots", "-1", "1,5g", "1.g", "m", "99999999999999999999", "9999999p", "1e3", "5  m"})
    void noBytes(String text) {
        assertThat(Amounts.bytes(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "10s, 10000000000",
        "1m30s, 90000000000",
        "1.5s, 1500000000",
        "250ms, 250000000",
        "1d, 86400000000000"
    })
    void times(String text, long nanoseconds) {
        assertThat(Amounts.nanoseconds(text)).hasValue(nanoseconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "soon", "10x5s", "-1s", "9999999999999h", "1 s"})
    void noTimes(String text) {
        assertThat(Amounts.nanoseconds(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 2000000000", "0.5, 500000000", ".25, 250000000"})
    void cores(String text, long billionths) {
        assertThat(Amounts.nanoCores(text)).hasValue(billionths);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half", "0,5", "-1", "100m", "99999999999999"})
    void noCores(String text) {
        assertThat(Amounts.nanoCores(text)).isEmpty();
    }
}
