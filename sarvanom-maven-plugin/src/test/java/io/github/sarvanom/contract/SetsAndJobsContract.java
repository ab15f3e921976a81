package io.github.sarvanom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What becomes of the workloads that overlays may bring: StatefulSets, DaemonSets, Jobs, and claims. */
interface SetsAndJobsContract {
    KubernetesClient client();

    String namespace();

    String image();

    private <T extends HasMetadata> T apply(Class<T> type, String yaml) {
        String template = """
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      terminationGracePeriodSeconds: 1
                """;
        String text = yaml.replace("$template", template.strip())
                .replace(
                        "$container",
                        "containers: [{name: web, image: '" + image() + "', env: [{name: V, value: '$v'}]}]");
        T object = Serialization.unmarshal(text.replace("$v", version(yaml)), type);
        object.getMetadata().setNamespace(namespace());
        return client().resource(object)
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager("contract")
                        .build());
    }

    private static String version(String yaml) {
        return yaml.startsWith("# 2") ? "2" : "1";
    }

    private StatefulSet statefulSet(String version, int replicas, String strategy) {
        return apply(StatefulSet.class, """
                # %s
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: web}
                spec:
                  replicas: %d
                  serviceName: web
                  selector: {matchLabels: {app: web}}
                  updateStrategy: %s
                  $template
                      $container
                """.formatted(version, replicas, strategy));
    }

    private StatefulSet settled(StatefulSet applied, int ready, int updated) {
        await().atMost(Samples.PATIENCE).until(() -> isSettled(applied, ready, updated));
        return client().resource(applied).get();
    }

    private boolean isSettled(StatefulSet applied, int ready, int updated) {
        StatefulSetStatus status = client().resource(applied).get().getStatus();
        return applied.getMetadata().getGeneration().equals(status.getObservedGeneration())
                && Objects.requireNonNullElse(status.getReadyReplicas(), 0) == ready
                && Objects.requireNonNullElse(status.getReplicas(), 0) == ready
                && Objects.requireNonNullElse(status.getUpdatedReplicas(), 0) == updated;
    }

    private List<Pod> pods() {
        return client().pods().inNamespace(namespace()).list().getItems();
    }

    private Set<String> uids() {
        return pods().stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
    }

    private void tells(String kind, String reason, String message) {
        await().atMost(Samples.PATIENCE)
                .untilAsserted(() -> assertThat(client().v1()
                                .events()
                                .inNamespace(namespace())
                                .list()
                                .getItems())
                        .extracting(event -> event.getInvolvedObject().getKind(), Event::getReason, Event::getMessage)
                        .contains(tuple(kind, reason, message)));
    }

    @Test
    default void aStatefulSetComesToLifeByNumber() {
        StatefulSet web = settled(statefulSet("1", 2, "{}"), 2, 2);

        assertThat(web.getStatus().getCurrentRevision())
                .isEqualTo(web.getStatus().getUpdateRevision());
        assertThat(web.getStatus().getUpdateRevision()).startsWith("web-");
        assertThat(web.getStatus().getCurrentReplicas()).isEqualTo(2);
        assertThat(pods())
                .extracting(
                        pod -> pod.getMetadata().getName(),
                        pod -> pod.getMetadata().getLabels().get("apps.kubernetes.io/pod-index"),
                        pod -> pod.getMetadata().getLabels().get("statefulset.kubernetes.io/pod-name"),
                        pod -> pod.getSpec().getHostname(),
                        pod -> pod.getSpec().getSubdomain())
                .containsExactlyInAnyOrder(
                        tuple("web-0", "0", "web-0", "web-0", "web"), tuple("web-1", "1", "web-1", "web-1", "web"));
        assertThat(pods()).allSatisfy(pod -> {
            assertThat(pod.getMetadata().getLabels())
                    .containsEntry("controller-revision-hash", web.getStatus().getUpdateRevision());
            assertThat(pod.getMetadata().getOwnerReferences().get(0).getUid())
                    .isEqualTo(web.getMetadata().getUid());
        });
        tells("StatefulSet", "SuccessfulCreate", "create Pod web-1 in StatefulSet web successful");
    }

    @Test
    default void aNewTemplateRenewsThePodsOfAStatefulSet() {
        StatefulSet before = settled(statefulSet("1", 2, "{}"), 2, 2);
        Set<String> old = uids();
        StatefulSet web = settled(statefulSet("2", 2, "{}"), 2, 2);

        assertThat(web.getStatus().getUpdateRevision())
                .isNotEqualTo(before.getStatus().getUpdateRevision());
        assertThat(uids()).hasSize(2).doesNotContainAnyElementsOf(old);
        await().atMost(Samples.PATIENCE)
                .until(() -> client().resource(web)
                        .get()
                        .getStatus()
                        .getCurrentRevision()
                        .equals(web.getStatus().getUpdateRevision()));
        tells("StatefulSet", "SuccessfulDelete", "delete Pod web-1 in StatefulSet web successful");
    }

    @Test
    default void aPartitionKeepsTheLowerPodsAsTheyAre() {
        StatefulSet before = settled(statefulSet("1", 2, "{rollingUpdate: {partition: 1}}"), 2, 2);
        StatefulSet web = settled(statefulSet("2", 2, "{rollingUpdate: {partition: 1}}"), 2, 1);

        assertThat(web.getStatus().getCurrentRevision())
                .isEqualTo(before.getStatus().getUpdateRevision());
        assertThat(pods())
                .extracting(
                        pod -> pod.getMetadata().getName(),
                        pod -> pod.getMetadata().getLabels().get("controller-revision-hash"))
                .containsExactlyInAnyOrder(
                        tuple("web-0", before.getStatus().getUpdateRevision()),
                        tuple("web-1", web.getStatus().getUpdateRevision()));
    }

    @Test
    default void aSmallerStatefulSetGivesUpItsHighestPods() {
        settled(statefulSet("1", 2, "{}"), 2, 2);
        settled(statefulSet("1", 1, "{}"), 1, 1);
        await().atMost(Samples.PATIENCE)
                .untilAsserted(() -> assertThat(pods())
                        .extracting(pod -> pod.getMetadata().getName())
                        .containsExactly("web-0"));
    }

    private DaemonSet daemonSet(String version) {
        return apply(DaemonSet.class, """
                # %s
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: web}
                spec:
                  selector: {matchLabels: {app: web}}
                  $template
                      $container
                """.formatted(version));
    }

    private DaemonSet settled(DaemonSet applied) {
        await().atMost(Samples.PATIENCE).until(() -> {
            DaemonSetStatus status = client().resource(applied).get().getStatus();
            return applied.getMetadata().getGeneration().equals(status.getObservedGeneration())
                    && status.getDesiredNumberScheduled() > 0
                    && status.getDesiredNumberScheduled().equals(status.getUpdatedNumberScheduled())
                    && status.getDesiredNumberScheduled().equals(status.getNumberAvailable());
        });
        return client().resource(applied).get();
    }

    @Test
    default void aDaemonSetHasAPodOnEachNodeAndRenewsIt() {
        DaemonSet web = settled(daemonSet("1"));
        Set<String> old = uids();

        assertThat(web.getMetadata().getAnnotations()).containsEntry("deprecated.daemonset.template.generation", "1");
        assertThat(web.getStatus().getCurrentNumberScheduled()).isEqualTo(old.size());
        assertThat(web.getStatus().getNumberMisscheduled()).isZero();
        assertThat(pods()).allSatisfy(pod -> {
            assertThat(pod.getMetadata().getName()).startsWith("web-");
            assertThat(pod.getMetadata().getLabels())
                    .containsEntry("pod-template-generation", "1")
                    .containsKey("controller-revision-hash");
        });

        DaemonSet renewed = settled(daemonSet("2"));

        assertThat(renewed.getMetadata().getAnnotations())
                .containsEntry("deprecated.daemonset.template.generation", "2");
        assertThat(uids()).hasSameSizeAs(old).doesNotContainAnyElementsOf(old);
        assertThat(pods())
                .allSatisfy(
                        pod -> assertThat(pod.getMetadata().getLabels()).containsEntry("pod-template-generation", "2"));
    }

    private Job job(String more) {
        return apply(Job.class, """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: web}
                spec:
                  %s
                  $template
                      restartPolicy: Never
                      $container
                """.formatted(more));
    }

    @Test
    default void aJobRunsToItsEnd() {
        Job applied =
                job("{completions: 2, parallelism: 1}".replaceAll("[{}]", "").replace(", ", "\n  "));
        await().atMost(Samples.PATIENCE)
                .until(() -> client().resource(applied).get().getStatus().getCompletionTime() != null);
        Job job = client().resource(applied).get();

        assertThat(job.getStatus().getSucceeded()).isEqualTo(2);
        assertThat(job.getStatus().getFailed()).isNull();
        assertThat(job.getStatus().getStartTime()).isNotNull();
        assertThat(job.getStatus().getConditions())
                .extracting(JobCondition::getType, JobCondition::getStatus, JobCondition::getReason)
                .contains(
                        tuple("SuccessCriteriaMet", "True", "CompletionsReached"),
                        tuple("Complete", "True", "CompletionsReached"));
        assertThat(job.getSpec().getSelector().getMatchLabels())
                .containsEntry(
                        "batch.kubernetes.io/controller-uid", job.getMetadata().getUid());
        assertThat(pods()).hasSize(2).allSatisfy(pod -> {
            assertThat(pod.getStatus().getPhase()).isEqualTo("Succeeded");
            assertThat(pod.getMetadata().getLabels())
                    .containsEntry("batch.kubernetes.io/job-name", "web")
                    .containsEntry("job-name", "web")
                    .containsEntry("controller-uid", job.getMetadata().getUid());
        });
    }

    @Test
    default void aSuspendedJobStartsNothing() {
        Job applied = job("suspend: true");
        await().atMost(Samples.PATIENCE)
                .untilAsserted(() -> assertThat(
                                client().resource(applied).get().getStatus().getConditions())
                        .extracting(JobCondition::getType, JobCondition::getStatus, JobCondition::getReason)
                        .contains(tuple("Suspended", "True", "JobSuspended")));
        assertThat(pods()).isEmpty();
    }

    @Test
    default void aClaimIsBoundToTheVolumeThatItNames() {
        String volume = namespace() + "-volume";
        HasMetadata created = client().resource("""
                        apiVersion: v1
                        kind: PersistentVolume
                        metadata: {name: %s}
                        spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /nowhere}, storageClassName: ''}
                        """.formatted(volume)).create();
        try {
            PersistentVolumeClaim claim = apply(PersistentVolumeClaim.class, """
                    apiVersion: v1
                    kind: PersistentVolumeClaim
                    metadata: {name: data}
                    spec: {accessModes: [ReadWriteOnce], storageClassName: '', volumeName: %s, resources: {requests: {storage: 1Gi}}}
                    """.formatted(volume));
            await().atMost(Samples.PATIENCE)
                    .until(() -> client().resource(claim)
                            .get()
                            .getStatus()
                            .getPhase()
                            .equals("Bound"));
            assertThat(client().resource(claim).get().getStatus().getCapacity().get("storage"))
                    .hasToString("1Gi");
        } finally {
            client().resource(created).delete();
        }
    }

    @Test
    default void aNamespaceGoesWithItsSetsAndJobs() {
        settled(statefulSet("1", 1, "{}"), 1, 1);
        client().namespaces().withName(namespace()).delete();
        await().atMost(Samples.PATIENCE)
                .until(() -> client().namespaces().withName(namespace()).get() == null);
        assertThat(pods()).isEmpty();
    }
}
