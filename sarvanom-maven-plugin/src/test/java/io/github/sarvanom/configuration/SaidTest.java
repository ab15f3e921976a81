package io.github.sarvanom.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SaidTest {
    private static final PomSources NO_POM = new PomSources(Path.of("."), List.of());

    @Test
    void letsTheCommandLineBeatThePom() {
        Said said = new Said(new UserProperties(Map.of("sarvanom.replicas", "5")), NO_POM);

        assertThat(said.find(Setting.ENVIRONMENT_REPLICAS, "2")).hasValueSatisfying(replicas -> {
            assertThat(replicas.value()).isEqualTo("5");
            assertThat(replicas.source()).hasToString("-Dsarvanom.replicas");
        });
        assertThat(said.inPom(Setting.ENVIRONMENT_REPLICAS, "2"))
                .hasValueSatisfying(replicas -> assertThat(replicas.value()).isEqualTo("2"));
    }

    @Test
    void takesThePomWhereTheCommandLineIsSilent() {
        Said said = new Said(UserProperties.none(), NO_POM);

        assertThat(said.find(Setting.PORT, "8080")).hasValueSatisfying(port -> {
            assertThat(port.value()).isEqualTo("8080");
            assertThat(port.source()).hasToString("pom.xml, <port>");
        });
        assertThat(said.find(Setting.PORT, null)).isEmpty();
    }

    /** An empty -D is something said, and the rules will refuse it. */
    @Test
    void hearsAnEmptyProperty() {
        Said said = new Said(new UserProperties(Map.of("sarvanom.cluster", "")), NO_POM);

        assertThat(said.find(Setting.CLUSTER, "staging"))
                .hasValueSatisfying(cluster -> assertThat(cluster.value()).isEmpty());
    }

    @Test
    void writesEverySettingAsXml() {
        assertThat(Setting.REQUESTS_CPU.xml("250m"))
                .isEqualTo("<service><requests><cpu>250m</cpu></requests></service>");
        assertThat(Setting.REQUESTS_CPU.element()).isEqualTo("<requests><cpu>");
        assertThat(Setting.PORT.element()).isEqualTo("<port>");
    }

    @Test
    void showsNoValueOfWhatWasSaid() {
        assertThat(Sourced.of("hunter2", NO_POM.place()).toString()).doesNotContain("hunter2");
    }
}
