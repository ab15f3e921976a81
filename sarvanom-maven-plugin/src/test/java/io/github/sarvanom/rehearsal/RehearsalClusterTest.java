package io.github.sarvanom.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rehearsal keeps from run to run, and what runs share. */
class RehearsalClusterTest {
    @TempDir
    private Path folder;

    private RehearsalCluster open() {
        return RehearsalCluster.open(folder, Clock.systemUTC());
    }

    private static ConfigMap configMap(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .addToData("k", value)
                .build();
    }

    @Test
    void theNextRunSeesWhatTheLastOneMade() {
        ConfigMap made;
        try (RehearsalCluster first = open()) {
            made = Samples.client(first).resource(configMap("c", "v")).create();
        }
        try (RehearsalCluster second = open()) {
            assertThat(Samples.client(second).resource(made).get()).isEqualTo(made);
        }
    }

    @Test
    void theNextRunFinishesARollout() {
        Behaviour never = Behaviour.PROMPT.withReadyAfter(Duration.ofHours(1));
        try (RehearsalCluster first = RehearsalCluster.open(folder, Clock.systemUTC(), never)) {
            Samples.client(first)
                    .resource(Samples.deployment("example.invalid/web:1"))
                    .create();
            await().atMost(Samples.PATIENCE)
                    .until(() -> !Samples.client(first)
                            .pods()
                            .inNamespace("default")
                            .list()
                            .getItems()
                            .isEmpty());
        }
        try (RehearsalCluster second = open()) {
            await().atMost(Samples.PATIENCE)
                    .untilAsserted(() -> assertThat(Samples.client(second)
                                    .resource(Samples.deployment(""))
                                    .get()
                                    .getStatus()
                                    .getAvailableReplicas())
                            .isEqualTo(1));
        }
    }

    @Test
    void twoRunsAtOnceSeeEachOthersWrites() {
        try (RehearsalCluster one = open();
                RehearsalCluster two = open();
                SharedIndexInformer<ConfigMap> informer =
                        Samples.client(two).configMaps().inNamespace("default").inform()) {
            Samples.client(one).resource(configMap("shared", "v")).create();
            assertThat(Samples.client(two)
                            .resource(configMap("shared", "v"))
                            .get()
                            .getData())
                    .containsEntry("k", "v");
            await().atMost(Samples.PATIENCE).until(() -> informer.getStore().getByKey("default/shared") != null);
        }
    }

    @Test
    void writesOfTwoRunsAreNeverLost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (RehearsalCluster one = open();
                RehearsalCluster two = open()) {
            List<Callable<ConfigMap>> writes = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                ConfigMap map = configMap("c" + i, "v");
                KubernetesClient client = Samples.client(i % 2 == 0 ? one : two);
                writes.add(() -> client.resource(map).create());
            }
            List<String> versions = new ArrayList<>();
            for (Future<ConfigMap> done : threads.invokeAll(writes)) {
                versions.add(done.get().getMetadata().getResourceVersion());
            }
            assertThat(versions).doesNotHaveDuplicates();
            for (RehearsalCluster cluster : List.of(one, two)) {
                assertThat(Samples.client(cluster)
                                .configMaps()
                                .inNamespace("default")
                                .list()
                                .getItems())
                        .filteredOn(map -> map.getMetadata().getName().startsWith("c"))
                        .hasSize(40);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLineThatAKilledRunLeftHalfWrittenIsOverwritten() throws IOException {
        try (RehearsalCluster first = open()) {
            Samples.client(first).resource(configMap("whole", "v")).create();
        }
        Files.writeString(
                folder.resolve("objects.journal"), "99999 P configmaps default ha", StandardOpenOption.APPEND);
        try (RehearsalCluster second = open()) {
            Samples.client(second).resource(configMap("next", "v")).create();
        }
        try (RehearsalCluster third = open()) {
            assertThat(Samples.client(third)
                            .configMaps()
                            .inNamespace("default")
                            .list()
                            .getItems())
                    .extracting(map -> map.getMetadata().getName())
                    .contains("whole", "next")
                    .doesNotContain("ha");
        }
    }

    @Test
    void aLongJournalIsShortenedAndKeepsWhatThereIs() throws IOException {
        try (RehearsalCluster first = open()) {
            KubernetesClient client = Samples.client(first);
            client.resource(configMap("c", "0")).create();
            for (int i = 1; i <= 2100; i++) {
                client.resource(configMap("c", Integer.toString(i))).update();
            }
        }
        long before = Files.size(folder.resolve("objects.journal"));
        try (RehearsalCluster second = open()) {
            assertThat(Files.size(folder.resolve("objects.journal"))).isLessThan(before / 10);
            ConfigMap kept = Samples.client(second).resource(configMap("c", "")).get();
            assertThat(kept.getData()).containsEntry("k", "2100");
            ConfigMap next = Samples.client(second).resource(configMap("d", "")).create();
            assertThat(Long.parseLong(next.getMetadata().getResourceVersion()))
                    .isGreaterThan(Long.parseLong(kept.getMetadata().getResourceVersion()));
        }
    }

    @Test
    void secretsComeBackButDoNotLieReadableInTheFolder() throws IOException {
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withName("s")
                .withNamespace("default")
                .endMetadata()
                .addToStringData("password", "hunter2-hunter2")
                .build();
        try (RehearsalCluster first = open()) {
            Samples.client(first).resource(secret).create();
        }
        try (RehearsalCluster second = open()) {
            assertThat(Samples.client(second).resource(secret).get().getData())
                    .containsEntry("password", "aHVudGVyMi1odW50ZXIy");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("hunter2", "aHVudGVyMi1odW50ZXIy");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            });
        }
    }

    @Test
    void anInterruptedThreadLeavesTheClusterWhole() {
        try (RehearsalCluster cluster = open()) {
            KubernetesClient client = Samples.client(cluster);
            Thread.currentThread().interrupt();
            assertThat(client.resource(configMap("a", "v")).create().getData()).containsEntry("k", "v");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(client.resource(configMap("b", "v")).create().getData()).containsEntry("k", "v");
        }
    }

    @Test
    void aFolderThatIsAFileIsRefusedInWords() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> RehearsalCluster.open(file, Clock.systemUTC()))
                .isInstanceOf(SarvanomException.class)
                .hasMessage("The rehearsal cannot keep its objects\n"
                        + "    at " + file + "\n"
                        + "    java.nio.file.FileAlreadyExistsException: " + file + "\n"
                        + "  -> make room, make the folder writable, or delete it: the next run makes a new one");
    }

    @Test
    void eventsAreForgottenAfterAnHour() {
        try (RehearsalCluster first = open()) {
            KubernetesClient client = Samples.client(first);
            client.resource(Samples.deployment("example.invalid/web:1")).create();
            await().atMost(Samples.PATIENCE)
                    .until(() -> !client.v1()
                            .events()
                            .inNamespace("default")
                            .list()
                            .getItems()
                            .isEmpty());
        }
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
        try (RehearsalCluster second = RehearsalCluster.open(folder, later)) {
            assertThat(Samples.client(second)
                            .v1()
                            .events()
                            .inNamespace("default")
                            .list()
                            .getItems())
                    .extracting(Event::getReason)
                    .doesNotContain("ScalingReplicaSet");
        }
    }

    @Test
    void aThousandObjectsAreListed() {
        try (RehearsalCluster cluster = open()) {
            KubernetesClient client = Samples.client(cluster);
            for (int i = 0; i < 1000; i++) {
                client.resource(configMap("many-" + i, "v" + i)).create();
            }
            assertThat(client.configMaps().inNamespace("default").list().getItems())
                    .filteredOn(map -> map.getMetadata().getName().startsWith("many-"))
                    .hasSize(1000);
        }
    }
}
