package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.image.SampleBase;
import io.github.sarvanom.image.SelfSigned;
import io.github.sarvanom.rehearsal.FrontDoor;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deploy says of an API server that cannot be reached, or that refuses. */
class ApiServerWholeRun {
    private static final String APPLY = "application/apply-patch+yaml";
    private static final Path ANSWERS = Path.of("src/test/resources/cluster/status");

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static FrontDoor registry;
    private static Workplace workplace;
    private ApiDoor api;

    /** One project for all: what is built does not change from one refusal to the next. */
    @BeforeAll
    static void begin() throws Exception {
        registry = FrontDoor.open(shared.resolve("registry"));
        SampleBase.push(registry.address(), shared.resolve("base"));
        workplace = Workplace.pushingTo(registry, shared);
        workplace.types("package", "sarvanom:image").succeeded();
    }

    @BeforeEach
    void open() throws Exception {
        api = ApiDoor.open(folder.resolve("cluster"), Behaviour.PROMPT);
        workplace.reaches(api.address());
    }

    @Test
    void serverIsDown() {
        api.close();
        told("api-server-down");
    }

    @Test
    void authorityIsUnknown() throws Exception {
        try (ApiDoor behindTls =
                ApiDoor.openWithTls(folder.resolve("tls"), SelfSigned.in(folder).context())) {
            workplace.reaches(behindTls.address());
            told("api-server-unknown-authority");
        }
    }

    @Test
    void loginIsRefused() throws Exception {
        refuses("GET /api", 401, "unauthorized");
        told("api-server-401");
    }

    @Test
    void oneKindIsForbidden() throws Exception {
        namespace();
        String answer = Files.readString(ANSWERS.resolve("forbidden.json")).replace("staging", "shop-staging");
        api.turnAway(request -> request.startsWith("PATCH ") && request.contains("/deployments/")
                ? Optional.of(new ApiDoor.Refusal(403, answer))
                : Optional.empty());
        told("api-server-403-one-kind");
    }

    @Test
    void namespaceIsTerminating() throws Exception {
        namespace();
        refuses("PATCH /api/v1/namespaces/shop-staging/", 403, "namespace-terminating");
        told("namespace-terminating");
    }

    @Test
    void somebodyElseOwnsAField() {
        namespace();
        apply("/api/v1/namespaces/shop-staging/configmaps/hello-config", """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "hello-config"}, "data": {"LOG_LEVEL": "debug"}}""");
        told("foreign-field-manager");
    }

    @Test
    void selectorIsAnotherAndCannotChange() {
        namespace();
        String path = "/apis/apps/v1/namespaces/shop-staging/deployments/hello";
        String other = """
                {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "hello"}, "spec": {
                  "selector": {"matchLabels": {"app": "other"}}, "template": {"metadata": {"labels": {"app": "other"}},
                  "spec": {"containers": [{"name": "hello", "image": "example.com/hello:1"}]}}}}""";
        assertThat(api.ask("PATCH", path + "?fieldManager=sarvanom", APPLY, other))
                .contains("\"uid\"");
        told("immutable-selector");
    }

    private void refuses(String requests, int status, String recorded) throws Exception {
        String answer = Files.readString(ANSWERS.resolve(recorded + ".json"));
        api.turnAway(request ->
                request.startsWith(requests) ? Optional.of(new ApiDoor.Refusal(status, answer)) : Optional.empty());
    }

    private void namespace() {
        apply("/api/v1/namespaces/shop-staging", """
                {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop-staging"}}""");
    }

    private void apply(String path, String object) {
        assertThat(api.ask("PATCH", path + "?fieldManager=helm", APPLY, object)).contains("\"uid\"");
    }

    /** Nothing was written to the cluster. */
    private void told(String golden) {
        Workplace.sawAtLast(golden, workplace.types("sarvanom:deploy").failed());
        assertThat(api.writes()).isEmpty();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @AfterAll
    static void end() {
        registry.close();
    }
}
