package io.github.sarvanom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of workloads, of what depends on them, and of namespaces. */
interface WorkloadsContract {
    KubernetesClient client();

    String namespace();

    /** An image that can be pulled there and keeps running. */
    String image();

    /** A Deployment whose template differs by its version only. */
    private Deployment web(String version, int replicas) {
        return Samples.deployment(namespace(), image(), version, replicas);
    }

    private Deployment apply(Deployment deployment) {
        return client().resource(deployment)
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager("contract")
                        .build());
    }

    private Deployment rolledOut(Deployment applied) {
        Resource<Deployment> web = client().resource(applied);
        await().atMost(Samples.PATIENCE).until(() -> isRolledOut(web.get(), applied));
        return web.get();
    }

    private static boolean isRolledOut(Deployment now, Deployment applied) {
        DeploymentStatus status = now.getStatus();
        int wanted = applied.getSpec().getReplicas();
        return applied.getMetadata().getGeneration().equals(status.getObservedGeneration())
                && Integer.valueOf(wanted).equals(status.getUpdatedReplicas())
                && Integer.valueOf(wanted).equals(status.getReplicas())
                && Integer.valueOf(wanted).equals(status.getAvailableReplicas());
    }

    @Test
    default void aDeploymentComesToLife() {
        Deployment web = rolledOut(apply(web("1", 2)));

        assertThat(web.getMetadata().getAnnotations()).containsEntry("deployment.kubernetes.io/revision", "1");
        assertThat(web.getStatus().getConditions())
                .extracting(
                        DeploymentCondition::getType, DeploymentCondition::getStatus, DeploymentCondition::getReason)
                .contains(
                        tuple("Available", "True", "MinimumReplicasAvailable"),
                        tuple("Progressing", "True", "NewReplicaSetAvailable"));
        ReplicaSet set = client().apps()
                .replicaSets()
                .inNamespace(namespace())
                .list()
                .getItems()
                .get(0);
        String hash = set.getMetadata().getLabels().get("pod-template-hash");
        assertThat(set.getMetadata().getName()).isEqualTo("web-" + hash);
        assertThat(set.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.getUid()).isEqualTo(web.getMetadata().getUid());
            assertThat(owner.getController()).isTrue();
        });
        List<Pod> pods = client().pods()
                .inNamespace(namespace())
                .withLabel("pod-template-hash", hash)
                .list()
                .getItems();
        assertThat(pods).hasSize(2).allSatisfy(pod -> {
            assertThat(pod.getMetadata().getOwnerReferences().get(0).getUid())
                    .isEqualTo(set.getMetadata().getUid());
            assertThat(pod.getMetadata().getName()).startsWith(set.getMetadata().getName() + "-");
            assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
            assertThat(pod.getStatus().getContainerStatuses().get(0).getReady()).isTrue();
            assertThat(pod.getStatus().getConditions())
                    .extracting(PodCondition::getType, PodCondition::getStatus)
                    .contains(
                            tuple("PodScheduled", "True"),
                            tuple("Initialized", "True"),
                            tuple("Ready", "True"),
                            tuple("ContainersReady", "True"));
        });
        assertThat(client().v1().events().inNamespace(namespace()).list().getItems())
                .extracting(event -> event.getInvolvedObject().getKind(), Event::getReason)
                .contains(
                        tuple("Deployment", "ScalingReplicaSet"),
                        tuple("ReplicaSet", "SuccessfulCreate"),
                        tuple("Pod", "Scheduled"));
    }

    @Test
    default void aNewTemplateRollsAndTheOldSetStaysEmpty() {
        rolledOut(apply(web("1", 2)));
        Deployment web = rolledOut(apply(web("2", 2)));

        assertThat(web.getMetadata().getAnnotations()).containsEntry("deployment.kubernetes.io/revision", "2");
        assertThat(client().apps().replicaSets().inNamespace(namespace()).list().getItems())
                .extracting(
                        set -> set.getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .get(0)
                                .getEnv()
                                .get(0)
                                .getValue(),
                        set -> set.getSpec().getReplicas(),
                        set -> set.getMetadata().getAnnotations().get("deployment.kubernetes.io/revision"))
                .containsExactlyInAnyOrder(tuple("1", 0, "1"), tuple("2", 2, "2"));
    }

    @Test
    default void goingBackReusesTheOldSet() {
        rolledOut(apply(web("1", 1)));
        rolledOut(apply(web("2", 1)));
        Deployment web = rolledOut(apply(web("1", 1)));

        assertThat(web.getMetadata().getAnnotations()).containsEntry("deployment.kubernetes.io/revision", "3");
        assertThat(client().apps().replicaSets().inNamespace(namespace()).list().getItems())
                .hasSize(2);
    }

    @Test
    default void applyingTheSameAgainWritesNothing() {
        Deployment web = rolledOut(apply(web("1", 1)));
        await().atMost(Samples.PATIENCE)
                .untilAsserted(() -> assertThat(apply(web("1", 1)))
                        .isEqualTo(client().resource(web).get()));
    }

    @Test
    default void scalingToNothingEndsThePods() {
        rolledOut(apply(web("1", 2)));
        apply(web("1", 0));
        await().atMost(Samples.PATIENCE)
                .until(() -> client().pods()
                        .inNamespace(namespace())
                        .list()
                        .getItems()
                        .isEmpty());
    }

    @Test
    default void deletingADeploymentTakesItsDependentsAlong() {
        Deployment web = rolledOut(apply(web("1", 1)));
        client().resource(web).delete();
        await().atMost(Samples.PATIENCE)
                .until(() -> client().apps()
                                .replicaSets()
                                .inNamespace(namespace())
                                .list()
                                .getItems()
                                .isEmpty()
                        && client().pods()
                                .inNamespace(namespace())
                                .list()
                                .getItems()
                                .isEmpty());
    }

    @Test
    default void foregroundDeletionWaitsForDependents() {
        Deployment web = rolledOut(apply(web("1", 1)));
        client().resource(web)
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete();
        await().atMost(Samples.PATIENCE).until(() -> client().resource(web).get() == null);
        assertThat(client().apps().replicaSets().inNamespace(namespace()).list().getItems())
                .isEmpty();
    }

    @Test
    default void orphansStayAndAreDisowned() {
        Deployment web = rolledOut(apply(web("1", 1)));
        client().resource(web).withPropagationPolicy(DeletionPropagation.ORPHAN).delete();
        await().atMost(Samples.PATIENCE).until(() -> client().resource(web).get() == null);
        assertThat(client().apps().replicaSets().inNamespace(namespace()).list().getItems())
                .singleElement()
                .satisfies(set ->
                        assertThat(set.getMetadata().getOwnerReferences()).isEmpty());
    }

    @Test
    default void aNamespaceGoesWithItsContent() {
        rolledOut(apply(web("1", 1)));
        client().resource(Samples.configMap(namespace(), "c", Map.of())).create();
        client().namespaces().withName(namespace()).delete();
        await().atMost(Samples.PATIENCE)
                .until(() -> client().namespaces().withName(namespace()).get() == null);
        assertThat(client().configMaps().inNamespace(namespace()).list().getItems())
                .isEmpty();
        assertThat(client().pods().inNamespace(namespace()).list().getItems()).isEmpty();
    }

    @Test
    default void aNamespaceGetsItsDefaultAccount() {
        await().atMost(Samples.PATIENCE)
                .until(() -> client().serviceAccounts()
                                .inNamespace(namespace())
                                .withName("default")
                                .get()
                        != null);
    }

    @Test
    default void aMissingAccountKeepsPodsFromBeingMade() {
        Deployment web = new DeploymentBuilder(web("1", 1))
                .editSpec()
                .editTemplate()
                .editSpec()
                .withServiceAccountName("nobody")
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        apply(web);
        String expected =
                "error looking up service account " + namespace() + "/nobody: serviceaccount \"nobody\" not found";
        await().atMost(Samples.PATIENCE)
                .untilAsserted(() -> assertThat(
                                client().resource(web).get().getStatus().getConditions())
                        .anySatisfy(condition -> {
                            assertThat(condition.getType()).isEqualTo("ReplicaFailure");
                            assertThat(condition.getReason()).isEqualTo("FailedCreate");
                            assertThat(condition.getMessage()).contains(expected);
                        }));
    }
}
