package io.github.sarvanom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What watches, informers and pages have to tell. */
interface WatchesContract {
    KubernetesClient client();

    String namespace();

    @Test
    default void watchTellsWhatHappensAfterAVersion() {
        client().resource(Samples.configMap(namespace(), "before", Map.of())).create();
        String version = client().configMaps()
                .inNamespace(namespace())
                .list()
                .getMetadata()
                .getResourceVersion();
        Watching<ConfigMap> watching = new Watching<>();
        try (Watch watch = client().configMaps()
                .inNamespace(namespace())
                .withResourceVersion(version)
                .watch(watching)) {
            client().resource(Samples.configMap(namespace(), "a", Map.of())).create();
            client().resource(Samples.configMap(namespace(), "a", Map.of("l", "1")))
                    .update();
            client().resource(Samples.configMap(namespace(), "a", Map.of())).delete();
            await().atMost(Samples.PATIENCE).until(() -> named(watching, "a").size() >= 3);
        }
        assertThat(named(watching, "a")).containsExactly("ADDED a", "MODIFIED a", "DELETED a");
        assertThat(named(watching, "before")).isEmpty();
        assertThat(watching.objects()).isSortedAccordingTo(Comparator.comparingLong(WatchesContract::version));
    }

    private static List<String> named(Watching<?> watching, String name) {
        return watching.heard().stream()
                .filter(line -> line.endsWith(" " + name))
                .toList();
    }

    private static long version(HasMetadata object) {
        return Long.parseLong(object.getMetadata().getResourceVersion());
    }

    @Test
    default void watchSeesObjectsComeIntoSightAndLeaveIt() {
        String version = client().configMaps()
                .inNamespace(namespace())
                .list()
                .getMetadata()
                .getResourceVersion();
        Watching<ConfigMap> watching = new Watching<>();
        try (Watch watch = client().configMaps()
                .inNamespace(namespace())
                .withLabel("l", "1")
                .withResourceVersion(version)
                .watch(watching)) {
            client().resource(Samples.configMap(namespace(), "a", Map.of())).create();
            client().resource(Samples.configMap(namespace(), "a", Map.of("l", "1")))
                    .update();
            client().resource(Samples.configMap(namespace(), "a", Map.of("l", "1", "m", "1")))
                    .update();
            client().resource(Samples.configMap(namespace(), "a", Map.of("l", "2")))
                    .update();
            client().resource(Samples.configMap(namespace(), "a", Map.of())).delete();
            client().resource(Samples.configMap(namespace(), "end", Map.of("l", "1")))
                    .create();
            await().atMost(Samples.PATIENCE).until(() -> watching.heard().contains("ADDED end"));
        }
        assertThat(watching.heard()).containsExactly("ADDED a", "MODIFIED a", "DELETED a", "ADDED end");
    }

    @Test
    default void watchWithoutAVersionBeginsWithWhatThereIs() {
        client().resource(Samples.configMap(namespace(), "there", Map.of("l", "1")))
                .create();
        Watching<ConfigMap> watching = new Watching<>();
        try (Watch watch = client().configMaps()
                .inNamespace(namespace())
                .withLabel("l", "1")
                .watch(watching)) {
            await().atMost(Samples.PATIENCE).until(() -> watching.heard().contains("ADDED there"));
        }
    }

    @Test
    default void informerFollowsChanges() {
        try (SharedIndexInformer<ConfigMap> informer =
                client().configMaps().inNamespace(namespace()).inform()) {
            client().resource(Samples.configMap(namespace(), "informed", Map.of()))
                    .create();
            await().atMost(Samples.PATIENCE)
                    .until(() -> informer.getStore().getByKey(namespace() + "/informed") != null);
            client().resource(Samples.configMap(namespace(), "informed", Map.of()))
                    .delete();
            await().atMost(Samples.PATIENCE)
                    .until(() -> informer.getStore().getByKey(namespace() + "/informed") == null);
        }
    }

    @Test
    default void pagesMakeUpTheWholeList() {
        for (int i = 0; i < 5; i++) {
            client().resource(Samples.configMap(namespace(), "page-" + i, Map.of("paged", "yes")))
                    .create();
        }
        List<String> names = new ArrayList<>();
        String next = null;
        do {
            ConfigMapList page = client().configMaps()
                    .inNamespace(namespace())
                    .withLabel("paged")
                    .list(new ListOptionsBuilder()
                            .withLimit(2L)
                            .withContinue(next)
                            .build());
            page.getItems().forEach(item -> names.add(item.getMetadata().getName()));
            next = page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
        assertThat(names).containsExactly("page-0", "page-1", "page-2", "page-3", "page-4");
    }
}
