package io.github.sarvanom.rollout.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tables as a kernel prints them. */
class ListeningTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String REST =
            " 00000000:00000000 00:00000000 00000000 65532        0 4711 1 0000000000000000\n";

    @Test
    void tellsWhoListensFromWhoIsConnected() {
        assertThat(Listening.parse(HEAD
                        + "   0: 00000000:1F90 00000000:0000 0A" + REST
                        + "   1: 0100007F:A2B4 0100007F:1F91 01" + REST))
                .contains(new Listening(Set.of(8080), Set.of()));
    }

    @Test
    void tellsWhatNoProbeReaches() {
        String zero = "00000000";
        assertThat(Listening.parse(HEAD
                        + "   0: 0100007F:1F90 00000000:0000 0A" + REST
                        + HEAD
                        + "   0: 0000000000000000FFFF00000100007F:1F91 " + zero.repeat(4) + ":0000 0A" + REST
                        + "   1: 00000000000000000000000001000000:1F92 " + zero.repeat(4) + ":0000 0A" + REST
                        + "  12: " + zero.repeat(4) + ":1F93 " + zero.repeat(4) + ":0000 0A" + REST))
                .contains(new Listening(Set.of(8083), Set.of(8080, 8081, 8082)));
    }

    @Test
    void nothingElseIsSuchATable() {
        assertThat(Listening.parse("cat: not found")).isEmpty();
        assertThat(Listening.parse(HEAD)).contains(new Listening(Set.of(), Set.of()));
    }
}
