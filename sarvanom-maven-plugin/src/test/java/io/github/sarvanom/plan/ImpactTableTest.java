package io.github.sarvanom.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change of which field of which kind means, and what of it is guarded. */
class ImpactTableTest {
    @ParameterizedTest
    @CsvSource({
        "Deployment, spec.template.spec.containers[a].image, x, restarts-pods",
        "Deployment, spec.template.metadata.annotations.a, x, restarts-pods",
        "StatefulSet, spec.template.spec.containers[a].env[B].value, x, restarts-pods",
        "DaemonSet, spec.template.spec.priorityClassName, x, restarts-pods",
        "Deployment, spec.replicas, 3, ''",
        "Deployment, spec.replicas, 0, downtime",
        "Deployment, metadata.labels.a, x, ''",
        "ConfigMap, data.A, x, ''",
        "Secret, data.A, x, ''",
        "Service, spec.ports[http].port, 80, ''",
        "PersistentVolumeClaim, spec.resources.requests.storage, 2Gi, irreversible",
        "PersistentVolumeClaim, metadata.labels.a, x, ''",
        "CustomResourceDefinition, spec.versions[v1].storage, false, irreversible",
        "HorizontalPodAutoscaler, spec.maxReplicas, 3, ''",
    })
    void aChangedFieldMeans(String kind, String path, String after, String impact) {
        Change change = new Change.Update(object(kind), List.of(new FieldChange(path, "before", after)));
        assertThat(words(ImpactRules.of(change).toArray(Impact[]::new))).isEqualTo(impact);
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, downtime",
        "Service, downtime",
        "ConfigMap, ''",
        "Secret, ''",
        "PodDisruptionBudget, ''",
        "PersistentVolumeClaim, data-loss irreversible",
        "PersistentVolume, data-loss irreversible",
        "Namespace, data-loss irreversible",
        "CustomResourceDefinition, data-loss irreversible",
    })
    void aRemovalMeans(String kind, String impact) {
        Removal removal = new Removal(LiveObject.of(object(kind).content()));
        assertThat(words(ImpactRules.of(removal).toArray(Impact[]::new))).isEqualTo(impact);
    }

    @ParameterizedTest
    @CsvSource({
        "PersistentVolumeClaim, PersistentVolumeClaim a is removed: its data may go too",
        "CustomResourceDefinition, CustomResourceDefinition a is removed: every object of its kind goes too",
        "Namespace, Namespace a is removed: everything in it goes too",
        "Service, the last Service is removed: the application cannot be reached any more",
    })
    void theseAreRemovedWithConsentToThatVeryPlanOnly(String kind, String said) {
        Plan plan = new Plan(
                List.of(), List.of(new Removal(LiveObject.of(object(kind).content()))), Optional.empty());
        String fingerprint = PlanFingerprint.of(plan).shortened();
        assertThatThrownBy(() -> Consent.NONE.check(plan))
                .hasMessageContaining(said)
                .hasMessageContaining("-Dsarvanom.consent=" + fingerprint);
        assertThatThrownBy(() -> new Consent("0123456789").check(plan)).hasMessageContaining("another plan");
        new Consent(fingerprint).check(plan);
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, ''",
        "ConfigMap, ''",
        "PersistentVolumeClaim, PersistentVolumeClaim a is removed: it would come back empty",
    })
    void thePlanSaysWhatNoRollbackBringsBack(String kind, String said) {
        Plan plan = new Plan(
                List.of(), List.of(new Removal(LiveObject.of(object(kind).content()))), Optional.empty());
        assertThat(String.join("", WayBack.obstacles(plan))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"Job, Job a runs: what it changes stays changed", "Deployment, ''"})
    void aJobIsNotUndone(String kind, String said) {
        assertThat(String.join("", WayBack.obstacles(new Plan(List.of(new Change.Create(object(kind)))))))
                .isEqualTo(said);
    }

    private static Manifest object(String kind) {
        String version = switch (kind) {
            case "Deployment", "StatefulSet", "DaemonSet" -> "apps/v1";
            case "Job" -> "batch/v1";
            case "HorizontalPodAutoscaler" -> "autoscaling/v2";
            case "PodDisruptionBudget" -> "policy/v1";
            case "CustomResourceDefinition" -> "apiextensions.k8s.io/v1";
            default -> "v1";
        };
        return Manifest.of(Map.of("apiVersion", version, "kind", kind, "metadata", Map.of("name", "a", "uid", "u")));
    }

    private static String words(Impact... impact) {
        return Arrays.stream(impact)
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(" "));
    }
}
