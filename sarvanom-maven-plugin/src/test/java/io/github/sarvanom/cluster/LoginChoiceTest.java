package io.github.sarvanom.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginChoiceTest {
    @TempDir
    private Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void twoFiles() throws IOException {
        first = Files.writeString(
                folder.resolve("first"),
                KubeconfigText.of("staging", "https://staging.example.com:6443", "{token: one}"));
        second = Files.writeString(
                folder.resolve("second"),
                KubeconfigText.of(
                        "production",
                        "https://production.example.com",
                        "{client-certificate: p.crt, client-key: p.key}"));
        Files.writeString(folder.resolve("p.key"), "-----BEGIN RSA PRIVATE KEY-----\n");
    }

    @Test
    void aPinnedContextIsUsedWhicheverIsCurrent() {
        Login login = choice(first, second).context(context("production"));
        assertThat(login.address()).isEqualTo("https://production.example.com");
        assertThat(login.config().getClientCertFile())
                .isEqualTo(folder.resolve("p.crt").toString());
    }

    @Test
    void aMissingContextIsRefusedWithThoseThereAre() {
        shown("no-context", () -> choice(first, second).context(context("stagin")));
    }

    @Test
    void aContextThatResemblesNoneIsRefusedToo() {
        shown("no-context-alike", () -> choice(first, second).context(context("development")));
    }

    @Test
    void aPinnedAddressIsTheCurrentContexts() {
        Login login = choice(first, second).server(server("https://STAGING.example.com:6443/"));
        assertThat(login).hasToString("context staging at https://staging.example.com:6443");
        assertThat(login.config().getOauthToken()).isEqualTo("one");
    }

    @Test
    void aKubeconfigThatPointsElsewhereIsRefusedWithTheContextThatMatches() {
        shown("elsewhere", () -> choice(first, second).server(server("https://production.example.com:443")));
    }

    @Test
    void aKubeconfigWithoutTheAddressIsRefused() {
        shown("nowhere", () -> choice(first, second).server(server("https://other.example.com")));
    }

    @Test
    void aContextWhoseServerIsNoAddressIsRefused() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd"), KubeconfigText.of("odd", "10.0.0.1:6443", "{token: one}"));
        shown("no-address", () -> choice(odd).context(context("odd")));
    }

    @Test
    void anotherContextsServerMayBeAnything() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd"), KubeconfigText.of("odd", "10.0.0.1:6443", "{token: one}"));
        Login login = choice(first, odd).server(server("https://staging.example.com:6443"));
        assertThat(login.name()).isEqualTo("context staging");
        shown("nowhere-with-odd", () -> choice(first, odd).server(server("https://other.example.com")));
    }

    @Test
    void withoutAKubeconfigTheFilesLookedForAreNamed() {
        shown("no-file", () -> choice(folder.resolve("absent")).context(context("staging")));
    }

    @Test
    void aPodReachesItsOwnClusterWithoutAKubeconfig() throws IOException {
        Files.writeString(folder.resolve("token"), "pods-token\n");
        URI own = URI.create("https://10.96.0.1:443");
        KubeAccess access =
                new KubeAccess(List.of(), Optional.of(new KubeAccess.InCluster(own, folder)), Optional.empty());
        Login login = new LoginChoice(access).server(server("https://10.96.0.1"));
        assertThat(login.config().getOauthTokenProvider().getToken()).isEqualTo("pods-token");
    }

    @Test
    void theMachinesProxyIsUsedButForLoopback() throws IOException {
        KubeAccess.Proxy proxy = new KubeAccess.Proxy("http://proxy.example.com:3128", List.of(".internal"));
        Path loopback = Files.writeString(
                folder.resolve("loopback"), KubeconfigText.of("local", "https://127.0.0.1:6443", "{token: one}"));
        LoginChoice choice =
                new LoginChoice(new KubeAccess(List.of(first, loopback), Optional.empty(), Optional.of(proxy)));
        assertThat(choice.context(context("staging")).config().getHttpsProxy()).isEqualTo(proxy.address());
        assertThat(choice.context(context("staging")).config().getNoProxy()).containsExactly(".internal");
        assertThat(choice.context(context("local")).config().getHttpsProxy()).isNull();
    }

    @Test
    void aFileThatIsNoYamlIsNotQuoted() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken"), "users: [{token: s3cret");
        shown("broken", () -> choice(broken).context(context("staging")));
    }

    @Test
    void aCredentialProgramHandsOutTheToken() throws IOException {
        String answer = "{\"kind\": \"ExecCredential\", \"status\": {\"token\": \"from-program\"}}";
        Login login =
                choice(program("echo a warning >&2; echo '" + answer + "'")).context(context("cloud"));
        assertThat(login.config().getOauthTokenProvider().getToken()).isEqualTo("from-program");
    }

    @Test
    void aCredentialProgramThatFailsIsToldWithItsOwnWords() throws IOException {
        Path kubeconfig = program("echo token expired, run login >&2; exit 3");
        shown("program-failed", () -> choice(kubeconfig).context(context("cloud")));
    }

    @Test
    void aCredentialProgramThatIsNotInstalledIsNamed() throws IOException {
        String user = "{exec: {command: no-such-program, installHint: install it from your cloud}}";
        Path kubeconfig = Files.writeString(
                folder.resolve("cloud"), KubeconfigText.of("cloud", "https://cloud.example.com", user));
        shown("program-absent", () -> choice(kubeconfig).context(context("cloud")));
    }

    private Path program(String script) throws IOException {
        Files.writeString(folder.resolve("get-token"), script + "\n");
        String user = "{exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: ["
                + folder.resolve("get-token") + "]}}";
        return Files.writeString(
                folder.resolve("cloud"), KubeconfigText.of("cloud", "https://cloud.example.com", user));
    }

    private void shown(String golden, Runnable refused) {
        SarvanomException told = catchThrowableOfType(SarvanomException.class, refused::run);
        Golden.matches(
                "cluster/login/" + golden + ".txt", told.getMessage().replace(folder.toString(), "~/.kube") + "\n");
    }

    private static LoginChoice choice(Path... kubeconfigs) {
        return new LoginChoice(KubeAccess.files(kubeconfigs));
    }

    private static ClusterTarget.Context context(String name) {
        return new ClusterTarget.Context(name, Optional.empty());
    }

    private static ClusterTarget.Server server(String address) {
        return new ClusterTarget.Server(URI.create(address), Optional.empty());
    }
}
