package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonTest {
    @Test
    void everyKindOfValueSurvivesThereAndBack() {
        String json =
                "{\"s\":\"a\\\"ü\\n\",\"i\":1,\"l\":12345678901,\"d\":0.5,\"t\":true,\"f\":false,\"m\":{\"e\":{}},\"a\":[1,[],\"x\"]}";
        assertThat(Json.text(Json.tree(json))).isEqualTo(json);
        assertThat(Json.tree(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(Json.tree(json));
    }

    @Test
    void anAbsentValueIsLeftOut() {
        assertThat(Json.tree("{\"a\":null,\"b\":[null,1]}")).isEqualTo(Map.of("b", List.of(1)));
    }

    @Test
    void whatIsNoObjectIsEmptyAndWhatIsNoJsonIsRefused() {
        assertThat(Json.tree("[1]")).isEmpty();
        assertThat(Json.tree("")).isEmpty();
        assertThatThrownBy(() -> Json.tree("{\"a\":")).isInstanceOf(JacksonException.class);
        assertThat(Json.treeOrEmpty("<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
