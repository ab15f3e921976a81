package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Origins;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real pods that come up, and real pods that cannot. */
@OnTestbed
class RolloutIT {
    private final String baseImage;
    private final String registry;
    private final FreshNamespace namespace;
    private final ClusterConnection connection;
    private final Heard heard = new Heard();

    RolloutIT(Testbed testbed, FreshNamespace namespace) {
        this.baseImage = testbed.baseImage();
        this.registry = testbed.registry();
        this.namespace = namespace;
        ClusterTarget target = new ClusterTarget.Context("testbed", Optional.of(testbed.kubeconfig()));
        connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty());
    }

    @BeforeEach
    void createNamespace() {
        namespace.create();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Test
    void waitsForPodsAndForTheNextTemplateOfThem() {
        AppliedSet first = apply(serving("1"));
        assertThat(await(first)).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.lines).last().asString().startsWith("ready web 2/2");

        RolloutOutcome second = await(apply(serving("2")));

        assertThat(second).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(second.workloads().get(0).pods()).hasSize(2);
    }

    @Test
    void seesThatAnImageIsNotThereWhileTheOldPodsServe() {
        assertThat(await(apply(serving("1")))).isInstanceOf(RolloutOutcome.Succeeded.class);

        RolloutOutcome outcome = await(apply(deployment(registry + "/not/there:1", List.of("/pause"), "2")));

        assertThat(outcome).isInstanceOfSatisfying(RolloutOutcome.Failed.class, failed -> {
            WorkloadProgress web = failed.failures().get(0).workload();
            assertThat(web.readiness())
                    .isInstanceOfSatisfying(
                            Readiness.Failed.class,
                            readiness -> assertThat(readiness.cause()).isEqualTo(Cause.IMAGE_NOT_FOUND));
            assertThat(web.replicas().earlier()).isEqualTo(2);
        });
    }

    @Test
    void bringsTheLastWordsOfAProgramThatCrashes() {
        RolloutOutcome outcome = await(apply(deployment(baseImage, List.of("java", "-nope"), "1")));

        assertThat(outcome).isInstanceOfSatisfying(RolloutOutcome.Failed.class, failed -> {
            PodEvidence pod = failed.failures().get(0).evidence().get(0);
            assertThat(pod.log())
                    .as(pod + " " + failed.failures().get(0).diagnoses())
                    .anyMatch(line -> line.contains("Unrecognized option: -nope"));
        });
    }

    private RolloutOutcome await(AppliedSet applied) {
        return new RolloutWaiter(connection.reader(), text -> text, Origins.unknown(), InstantSource.system(), heard)
                .await(applied, RolloutDeadline.said(Duration.ofMinutes(4)));
    }

    private AppliedSet apply(Manifest manifest) {
        LiveObject applied = connection.writer().apply(manifest);
        return new AppliedSet(Map.of(applied.id(), applied));
    }

    /** Pods that do nothing until they are told to stop, by the test bed's own image. */
    private Manifest serving(String release) {
        return deployment(registry + "/testbed/pause:1", List.of("/pause"), release);
    }

    /** A moment of running does not make a pod available, since none of these has a probe that would tell. */
    private Manifest deployment(String image, List<String> command, String release) {
        Map<String, Object> container = Map.of("name", "web", "image", image, "command", command);
        Map<String, Object> template = Map.of(
                "metadata", Map.of("labels", Map.of("app", "web"), "annotations", Map.of("release", release)),
                "spec", Map.of("containers", List.of(container), "terminationGracePeriodSeconds", 1));
        return Manifest.of(Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", "web", "namespace", namespace.name()),
                "spec",
                Map.of(
                        "replicas",
                        2,
                        "minReadySeconds",
                        2,
                        "selector",
                        Map.of("matchLabels", Map.of("app", "web")),
                        "template",
                        template)));
    }
}
