package io.github.sarvanom.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.cluster.HttpAnswer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What counts as a good answer over HTTP. */
class HttpJudgementTest {
    private static final String DEGRADED =
            "{\"status\":\"degraded\",\"dependencies\":{\"database\":\"unhealthy\",\"cache\":\"healthy\"}}";

    @Test
    void aSuccessIsGoodWhateverItSays() {
        assertThat(judge(Map.of(), 200, "{\"status\":\"healthy\"}")).isEqualTo(passed("200, healthy"));
        assertThat(judge(Map.of(), 204, "")).isEqualTo(passed("204"));
        assertThat(judge(Map.of(), 200, "<html>")).isEqualTo(passed("200"));
        assertThat(judge(Map.of(), 200, "[1, 2]")).isEqualTo(passed("200"));
    }

    @Test
    void aProgramThatCallsItselfIllIsBelieved() {
        Verdict verdict = judge(Map.of(), 200, "{\"status\":\"DOWN\",\"components\":{\"db\":{\"status\":\"DOWN\"}}}");

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo("answers 200, but status is \"DOWN\"");
            assertThat(failed.evidence()).contains("components.db.status is \"DOWN\"");
        });
    }

    @Test
    void aDegradedProgramServesAndSaysWhatItLacks() {
        assertThat(judge(Map.of(), 200, DEGRADED))
                .isEqualTo(new Verdict.Passed("200, degraded", List.of("dependencies.database is \"unhealthy\"")));
    }

    @Test
    void aMemberThatHasToBeIsHeldToIt() {
        assertThat(judge(Map.of("status", "healthy"), 200, DEGRADED))
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("answers 200, but status is \"degraded\", expected \"healthy\""));
        assertThat(judge(Map.of("status", "healthy | degraded", "dependencies.cache", "healthy"), 200, DEGRADED))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(judge(Map.of("version", "*"), 200, DEGRADED))
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("answers 200, but version is not there, expected any value"));
    }

    @Test
    void listsAreReachedByPosition() {
        String body = "{\"checks\":[{\"name\":\"db\",\"latency\":12},{\"name\":\"cache\"}]}";
        assertThat(judge(Map.of("checks.0.latency", "12", "checks.1.name", "cache"), 200, body))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(judge(Map.of("checks.2.name", "*"), 200, body)).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void aStatusThatIsNoSuccessMayMend() {
        assertThat(judge(Map.of(), 503, "{\"status\":\"unhealthy\"}"))
                .isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
                    assertThat(failed.reason()).isEqualTo("answers 503");
                    assertThat(failed.outlook()).isEqualTo(Verdict.Outlook.MAY_MEND);
                    assertThat(failed.evidence()).contains("expected: 200 to 299", "status is \"unhealthy\"");
                });
    }

    private static Verdict passed(String detail) {
        return new Verdict.Passed(detail, List.of());
    }

    private static Verdict judge(Map<String, String> json, int status, String body) {
        TreeMap<String, Expected> expected = new TreeMap<>();
        json.forEach((path, text) -> expected.put(path, Expected.of(text)));
        HttpCheck check = new HttpCheck(
                new HttpTarget.Inside("gateway", 8004),
                "/health",
                StatusRange.SUCCESSFUL,
                expected,
                Check.Origin.DEFAULT);
        return HttpProbe.judge(check, new HttpAnswer(status, body));
    }
}
