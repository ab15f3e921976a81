package io.github.sarvanom.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.manifests.Fingerprints;
import io.github.sarvanom.manifests.ResourceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private final Masking masking = Masking.of(new ResourceId("v1", "Secret", "staging", "sarvanom-secrets"));

    @ParameterizedTest
    @ValueSource(
            strings = {"data.POSTGRES_PASSWORD", "stringData.X", "metadata.annotations." + Fingerprints.SALT_ANNOTATION
            })
    void hides_what_a_secret_holds(String path) {
        assertThat(masking.change(path, "canary", "canary").toString()).doesNotContain("canary");
    }

    @Test
    void shows_a_secrets_labels() {
        assertThat(masking.change("metadata.labels.team", "a", "b").after()).isEqualTo("b");
    }
}
