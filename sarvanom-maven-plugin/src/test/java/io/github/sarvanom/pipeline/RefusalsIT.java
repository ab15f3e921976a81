package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.testbed.FreshNamespace;
import io.github.sarvanom.testbed.OnTestbed;
import io.github.sarvanom.testbed.Testbed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnTestbed
class RefusalsIT {
    @TempDir
    private Path folder;

    private final Testbed testbed;

    RefusalsIT(Testbed testbed) {
        this.testbed = testbed;
    }

    @Test
    void everyRefusalOfAPlanIsToldTogetherAndNothingIsWritten(FreshNamespace namespace) {
        namespace.create();
        configMap(namespace, "theirs", Map.of("LOG_LEVEL", "warn"), "helm");
        ManifestSet wanted = ManifestFile.load("/pipeline/refused.yaml", namespace.name());
        SarvanomException refused =
                catchThrowableOfType(SarvanomException.class, () -> plan(testbed.kubeconfig(), wanted));
        Golden.matches(
                "pipeline/refused.txt",
                refused.getMessage()
                                .replace(namespace.name(), "NAMESPACE")
                                .replaceAll("127\\.0\\.0\\.1:\\d+", "api:6443")
                        + "\n");
        assertThat(namespace
                        .client()
                        .configMaps()
                        .inNamespace(namespace.name())
                        .withName("fine")
                        .get())
                .isNull();
    }

    @Test
    void theRulesThatARefusalPrintsAreTheOnesThatHelp(FreshNamespace namespace) {
        namespace.create();
        ManifestSet wanted = ManifestFile.parse(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: %s}, data: {A: '1'}}"
                        .formatted(namespace.name()));
        Path kubeconfig = testbed.kubeconfigOf("user7");
        SarvanomException refused = catchThrowableOfType(SarvanomException.class, () -> plan(kubeconfig, wanted));
        String rules = refused.problems().get(0).remedy().split(":\n", 2)[1];
        namespace
                .client()
                .load(new ByteArrayInputStream(rules.getBytes(StandardCharsets.UTF_8)))
                .create();
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(plan(kubeconfig, wanted).creates()).hasSize(1));
    }

    @Test
    void anAuthorityThatNobodyKnowsIsToldAsSuch() throws IOException {
        String withoutAuthority =
                Files.readString(testbed.kubeconfig()).replaceAll(", certificate-authority-data: [^}]*", "");
        Path kubeconfig = Files.writeString(folder.resolve("config"), withoutAuthority);
        ClusterException refused = catchThrowableOfType(
                ClusterException.class,
                () -> plan(kubeconfig, ManifestFile.parse("{apiVersion: v1, kind: Namespace, metadata: {name: x}}")));
        Golden.matches(
                "cluster/unreachable/unknown-authority.txt",
                refused.getMessage().replaceAll("127\\.0\\.0\\.1:\\d+", "api:6443") + "\n");
    }

    @Test
    void whatKubectlMadeWithTheSameValuesBecomesOursByOneApply(FreshNamespace namespace) {
        namespace.create();
        ConfigMap made = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("c")
                .withNamespace(namespace.name())
                .endMetadata()
                .addToData("A", "1")
                .build();
        namespace.client().configMaps().resource(made).create();
        ManifestSet wanted = ManifestFile.parse(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: %s}, data: {A: '1'}}"
                        .formatted(namespace.name()));
        Plan plan = plan(testbed.kubeconfig(), wanted);
        assertThat(plan.updates())
                .singleElement()
                .satisfies(update -> assertThat(update.fields())
                        .singleElement()
                        .hasToString(
                                "FieldChange[path=(owned by sarvanom), before=0 fields, after=1 field, drift=null]"));
        try (ClusterConnection connection = open(testbed.kubeconfig())) {
            connection.writer().apply(wanted.manifests().get(0));
        }
        assertThat(plan(testbed.kubeconfig(), wanted).isEmpty()).isTrue();
    }

    private static void configMap(FreshNamespace namespace, String name, Map<String, String> data, String manager) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace.name())
                .endMetadata()
                .withData(data)
                .build();
        namespace
                .client()
                .configMaps()
                .resource(map)
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager(manager)
                        .build());
    }

    private static Plan plan(Path kubeconfig, ManifestSet wanted) {
        try (ClusterConnection connection = open(kubeconfig)) {
            return new Planner(connection.reader(), InFlight.usual())
                    .plan(wanted)
                    .plan();
        }
    }

    private static ClusterConnection open(Path kubeconfig) {
        ClusterTarget target = new ClusterTarget.Context("testbed", Optional.of(kubeconfig));
        return ClusterConnection.open(target, KubeAccess.files(), Optional.empty());
    }
}
