package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTreeTest {
    private final KubernetesSerialization jackson = new KubernetesSerialization();

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void reads_what_jackson_reads(String environment) {
        for (Manifest manifest : ExampleApplication.manifests(environment)) {
            Object model = jackson.unmarshal(jackson.asJson(manifest.content()));

            Map<String, ?> read = jackson.unmarshal(jackson.asJson(model), Map.class);
            assertThat(Manifest.of(read).content()).as(manifest.toString()).isEqualTo(manifest.content());
        }
    }
}
