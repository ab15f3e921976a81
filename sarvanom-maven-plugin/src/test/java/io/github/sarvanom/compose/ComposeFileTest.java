package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.configuration.StoreSettings;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.manifests.LocalOverlays;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeFileTest {
    @TempDir
    Path root;

    private final Problems problems = new Problems();

    @Test
    void servicesAndEveryKnownStore() {
        String text = everything(LocalOverlays.none()).text();

        assertThat(problems.list()).isEmpty();
        assertThat(text).doesNotContain(Shop.CANARY);
        Golden.matches("compose/every-store.yaml", text);
    }

    @Test
    void aServiceAsksItselfByWhatItsImageHasAndNotAtAllWhereThatIsNothing() {
        LocalService plain = Shop.service("plain", 8001);
        List<LocalService> services = new ArrayList<>(List.of(plain));
        for (String program : List.of("curl", "wget", "bash")) {
            LocalService other = Shop.service(program, 9000 + services.size());
            services.add(new LocalService(other.service(), other.image(), Optional.of(program)));
        }
        ComposeFile file = file(List.of(), services, LocalOverlays.none());

        assertThat(file.container("plain").orElseThrow()).doesNotContainKey("healthcheck");
        Golden.matches(
                "compose/self-checks.yaml",
                services.stream()
                        .skip(1)
                        .map(each -> Json.text(
                                Fields.map(file.container(each.service().name()).orElseThrow(), "healthcheck")))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void theSameBytesWhateverTheOrder() {
        String expected = everything(LocalOverlays.none()).text();
        for (int seed = 0; seed < 10; seed++) {
            List<StoreSettings> stores = new ArrayList<>(STORES);
            List<LocalService> services = new ArrayList<>(SERVICES);
            Collections.shuffle(stores, new Random(seed));
            Collections.shuffle(services, new Random(seed));
            assertThat(file(stores, services, LocalOverlays.none()).text()).isEqualTo(expected);
        }
    }

    @Test
    void overlaysAreMergedByNameAndObjectsOfAClusterAreLeftOut() throws IOException {
        overlay("base", "ingress.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: gateway}\n");
        overlay("development", "local.yaml", """
                services:
                  gateway:
                    environment: {LOG_LEVEL: trace}
                    ports: ["127.0.0.1:18004:8004"]
                  redis: {restart: null}
                  mailpit: {image: "axllent/mailpit:v1.20"}
                volumes:
                  postgres_data: {external: true}
                """);

        Golden.matches(
                "compose/overlays.yaml",
                file(List.of(Shop.store("postgres"), Shop.store("redis")), SERVICES, overlays())
                        .text());
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void refusesOverlaysThatFitNothing() throws IOException {
        overlay("development", "local.yaml", """
                services:
                  gatewy:
                    environment: {LOG_LEVEL: trace}
                  redis:
                    command: ["${SOMETHING}"]
                """);

        file(STORES, SERVICES, overlays());

        Golden.matches("compose/overlay-problems.txt", told());
    }

    @Test
    void refusesToWaitForWhatTheFileDoesNotHave() throws IOException {
        overlay("development", "local.yaml", """
                services:
                  gateway:
                    depends_on:
                      postgers: {condition: service_healthy}
                      nobody: {condition: service_started, required: false}
                  retrieval:
                    depends_on: [qdrant, migrate]
                  redis: null
                """);

        file(STORES, SERVICES, overlays());

        Golden.matches("compose/depends-on-missing.txt", told());
    }

    @Test
    void refusesAmountsThatAreNone() throws IOException {
        overlay("development", "local.yaml", """
                services:
                  gateway:
                    ports: ["127.0.0.1:80004:8004"]
                    deploy: {resources: {limits: {cpus: "0,5", memory: lots}}}
                    healthcheck:
                      interval: 10
                      timeout: $PATIENCE
                      retries: many
                """);
        overlay("development", "more.yaml", """
                services:
                  redis:
                    stop_grace_period: 99999999999h
                    deploy: {resources: {limits: {memory: 1.5GiB}, reservations: {memory: -1}}}
                """);

        file(List.of(Shop.store("redis")), SERVICES, overlays());

        Golden.matches("compose/no-amounts.txt", told());
    }

    @Test
    void refusesThoseThatWaitForEachOther() throws IOException {
        overlay("development", "local.yaml", """
                services:
                  redis:
                    depends_on: [retrieval]
                  retrieval:
                    depends_on:
                      gateway: {condition: service_healthy}
                """);

        file(STORES, SERVICES, overlays());

        Golden.matches("compose/depends-on-circle.txt", told());
    }

    @Test
    void whatIsNotOfThisRunIsSetAside() throws IOException {
        overlay("development", "local.yaml", """
                services:
                  gateway:
                    depends_on: [retrieval, redis]
                  retrieval:
                    environment: {LOG_LEVEL: trace}
                """);

        ComposeFile file = file(
                STORES,
                SERVICES.subList(0, 1),
                LocalOverlays.read(root, List.of(), "development", Set.of("retrieval")));

        assertThat(problems.list()).isEmpty();
        assertThat(file.containers()).doesNotContainKey("retrieval");
        assertThat(Fields.list(file.container("gateway").orElseThrow(), "depends_on"))
                .containsExactly("redis");
    }

    @Test
    void takesEveryElementOfAComposeFile() throws IOException {
        overlay("development", "notes.yaml", """
                x-owner: the shop's people
                ---
                secrets: {cert: {file: ./cert.pem}}
                ---
                models: {small: {model: ai/smollm2}}
                ---
                x-of: &of {of: redis}
                services:
                  redis: {labels: *of}
                """);

        ComposeFile file = everything(overlays());

        assertThat(problems.list()).isEmpty();
        assertThat(file.content()).containsKeys("x-owner", "secrets", "models");
        assertThat(Fields.text(file.container("redis").orElseThrow(), "labels", "of"))
                .isEqualTo("redis");
    }

    @Test
    void refusesDocumentsThatNobodyWouldRead() throws IOException {
        overlay("development", "local.yaml", """
                service:
                  redis: {restart: null}
                ---
                name: another
                include: [more.yaml]
                """);

        everything(overlays());

        Golden.matches("compose/overlays-of-nobody.txt", told());
    }

    @Test
    void overlaysMaySpeakOfServicesThatAreLeftOut() throws IOException {
        overlay("development", "ports.yaml", """
                services:
                  gateway: {ports: ["127.0.0.1:18004:8004"]}
                  search: {image: "search:1", ports: ["127.0.0.1:18005:8005"]}
                """);
        LocalOverlays overlays = LocalOverlays.read(root, List.of(), "development", Set.of("search"));

        ComposeFile part = file(List.of(), List.of(Shop.service("gateway", 8004)), overlays);
        ComposeFile whole = file(List.of(), List.of(Shop.service("gateway", 8004)), overlays());

        assertThat(problems.list()).isEmpty();
        assertThat(part.containers()).containsOnlyKeys("gateway");
        assertThat(part.container("gateway").orElseThrow().get("ports").toString())
                .contains("18004");
        assertThat(whole.containers()).containsOnlyKeys("gateway", "search");
    }

    @Test
    void refusesOnePortForTwo() {
        file(STORES, List.of(Shop.service("gateway", 5432), Shop.service("redis", 8005)), LocalOverlays.none());

        Golden.matches("compose/same-port.txt", told());
    }

    @Test
    void leavesAnExternalStoreToOthers() {
        ComposeFile file = file(
                List.of(Shop.store("postgres", "external", "db.example.com:5432"), Shop.store("redis")),
                SERVICES,
                LocalOverlays.none());

        assertThat(file.containers()).containsOnlyKeys("gateway", "redis", "retrieval");
        assertThat(Fields.map(file.container("gateway").orElseThrow(), "depends_on"))
                .containsOnlyKeys("redis");
    }

    private static final List<StoreSettings> STORES = List.of(
            Shop.store("postgres"),
            Shop.store("redis"),
            Shop.store("qdrant"),
            Shop.store("arangodb"),
            Shop.store("meilisearch"),
            Shop.store("ollama"),
            Shop.store("orders-db", "kind", "postgres", "image", "postgres:16", "port", "5433", "volume", "/srv/data"),
            new StoreSettings(
                    "mail",
                    Map.of("image", "axllent/mailpit:v1.20", "port", "1025"),
                    Map.of("MP_MAX", "10"),
                    List.of("ANTHROPIC_API_KEY")));

    private static final List<LocalService> SERVICES = List.of(
            Shop.service("gateway", 8004, "retrieval", "postgres", "redis", "mail"),
            Shop.service("retrieval", 8005, "qdrant"));

    private ComposeFile everything(LocalOverlays overlays) {
        return file(STORES, SERVICES, overlays);
    }

    private ComposeFile file(List<StoreSettings> stores, List<LocalService> services, LocalOverlays overlays) {
        Environment environment = Shop.environment("compose", problems, stores.toArray(StoreSettings[]::new))
                .orElseThrow(() -> new AssertionError(told()));
        return ComposeFile.of(environment, services, overlays, problems);
    }

    private LocalOverlays overlays() {
        return LocalOverlays.read(root, List.of(), "development", Set.of());
    }

    private void overlay(String folder, String name, String text) throws IOException {
        Path file = root.resolve("src/main/sarvanom").resolve(folder).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String told() {
        return problems.list().stream().map(Problem::text).collect(Collectors.joining("\n\n", "", "\n"));
    }
}
