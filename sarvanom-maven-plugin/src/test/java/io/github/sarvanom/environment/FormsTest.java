package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
    private static final ClusterForm CLUSTER = new ClusterForm(Path.of("rehearsal"), Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "-1", "0", "65536", "8080.0", " ", "８０", "99999999999"})
    void refusesWhatIsNoPort(String text) {
        assertUnfit(WholeNumber.PORT, text);
    }

    @Test
    void takesEveryPort() throws Unfit {
        for (int port = 1; port <= 65_535; port++) {
            assertThat(WholeNumber.PORT.read(String.valueOf(port))).isEqualTo(port);
        }
    }

    @ParameterizedTest
    @CsvSource({"My.Gateway,my-gateway", "gate_way,gate-way", "-gateway-,gateway", "9lives,lives"})
    void guessesTheServiceNameThatWasMeant(String text, String better) {
        assertMeant(DnsLabel.SERVICE, text, better);
    }

    @ParameterizedTest
    @CsvSource({"arm64,linux/arm64", "aarch64,linux/arm64", "linux/x86_64,linux/amd64", "amd64,linux/amd64"})
    void guessesThePlatformThatWasMeant(String text, String better) throws Unfit {
        assertMeant(PlatformForm.INSTANCE, text, better);
        assertThat(PlatformForm.INSTANCE.read(better)).isEqualTo(better);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "linux", "linux/", "/arm64", "Linux/arm64", "linux/arm/v7", "linux arm64"})
    void refusesWhatIsNoPlatform(String text) {
        assertUnfit(PlatformForm.INSTANCE, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "1000:1000", "app", "app:app", "_app.1-x", "0"})
    void takesUsers(String text) throws Unfit {
        assertThat(UserForm.INSTANCE.read(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":1000", "1000:", "me and you", "-1", "a:b:c"})
    void refusesWhatIsNoUser(String text) {
        assertUnfit(UserForm.INSTANCE, text);
    }

    @Test
    void guessesTheWordThatWasMeant() throws Unfit {
        Choice choice = new Choice("a form", "json", List.of("text", "json"));
        assertThat(choice.read("text")).isEqualTo("text");
        assertMeant(choice, "jsn", "json");
        assertUnfit(choice, "yaml");
    }

    @Test
    void leavesRoomForSuffixesInNames() throws Unfit {
        assertThat(DnsLabel.SERVICE.read("a".repeat(55))).hasSize(55);
        assertMeant(DnsLabel.SERVICE, "a".repeat(56), "a".repeat(55));
        assertThat(DnsLabel.NAMESPACE.read("9" + "a".repeat(62))).hasSize(63);
        assertUnfit(DnsLabel.NAMESPACE, "ü");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example.com",
                "registry.example.com/a/b-c__d",
                "localhost",
                "localhost:5000/x",
                "127.0.0.1:5000",
                "[::1]:5000/x",
                "registry:5000"
            })
    void takesRegistries(String text) throws Unfit {
        assertThat(RegistryForm.INSTANCE.read(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "https://registry.example.com/shop/,registry.example.com/shop",
        "registry.example.com/,registry.example.com"
    })
    void guessesTheRegistryThatWasMeant(String text, String better) {
        assertMeant(RegistryForm.INSTANCE, text, better);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "shop/x",
                "registry.example.com/Shop",
                "registry.example.com/shop:1",
                "u:p@registry.example.com",
                "registry.example.com/a@sha256:00"
            })
    void refusesWhatIsNoRegistry(String text) {
        assertUnfit(RegistryForm.INSTANCE, text);
    }

    @Test
    void tellsTheThreeKindsOfClusterApart() throws Unfit {
        assertThat(CLUSTER.read("rehearsal")).isEqualTo(new ClusterTarget.Rehearsal(Path.of("rehearsal")));
        assertThat(CLUSTER.read("https://cluster.example.com:6443"))
                .isEqualTo(new ClusterTarget.Server(URI.create("https://cluster.example.com:6443"), Optional.empty()));
        assertThat(CLUSTER.read("http://127.0.0.1:8001")).isInstanceOf(ClusterTarget.Server.class);
        assertThat(CLUSTER.read("admin@staging"))
                .isEqualTo(new ClusterTarget.Context("admin@staging", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cluster.example.com",
                "https://",
                "https://u:p@cluster.example.com",
                "ftp://cluster.example.com",
                "https://a b"
            })
    void refusesAnAddressThatCannotBeTrusted(String text) {
        assertUnfit(CLUSTER, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//host/health", "http://host/health", "/he alth", "/health#x", ""})
    void refusesWhatIsNoHealthPath(String text) {
        assertUnfit(HealthPath.INSTANCE, text);
    }

    @Test
    void takesHealthPathsWithQueries() throws Unfit {
        assertThat(HealthPath.INSTANCE.read("/actuator/health?group=live")).isEqualTo("/actuator/health?group=live");
    }

    private static void assertUnfit(Form<?> form, String text) {
        assertThatThrownBy(() -> form.read(text)).isInstanceOf(Unfit.class);
    }

    private static void assertMeant(Form<?> form, String text, String better) {
        assertThatThrownBy(() -> form.read(text))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.better()).contains(better));
    }
}
