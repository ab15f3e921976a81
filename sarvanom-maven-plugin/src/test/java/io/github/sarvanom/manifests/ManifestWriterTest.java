package io.github.sarvanom.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class ManifestWriterTest {
    @TempDir
    Path folder;

    @Test
    void a_file_an_object_and_no_file_of_before() throws IOException {
        write(config("one", "x"), config("two", "x"));
        write(config("two", "x"));

        assertThat(files()).containsExactly("configmap-two.yaml");
    }

    @Test
    void leaves_other_files_alone() throws IOException {
        Files.writeString(folder.resolve("module.json"), "{}");

        write(config("one", "x"));

        assertThat(files()).containsExactly("configmap-one.yaml", "module.json");
    }

    @Test
    void touches_no_file_that_is_right() throws IOException {
        write(config("one", "x"));
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(folder.resolve("configmap-one.yaml"), longAgo);

        write(config("one", "x"));

        assertThat(Files.getLastModifiedTime(folder.resolve("configmap-one.yaml")))
                .isEqualTo(longAgo);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on",
                "NO",
                "y",
                "~",
                "null",
                "0755",
                "0o17",
                "1e3",
                "1_000",
                "12:30:45",
                "2026-11-23",
                "1.0",
                ".inf",
                "",
                " x",
                "x ",
                "a: b",
                "a #b",
                "- a",
                "a:",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "{a}",
                "[a]",
                "a\nb",
                "a\nb\n",
                "\n",
                "tab\t",
                "\u0007",
                "é€😀",
                "0x1F",
                "=",
                "<<",
                "http://a:1/b?c=d&e#f",
                "C:\\x",
                "'",
                "\"",
                "a\r\nb",
                "  lead\nx",
                "\u0085x"
            })
    void a_text_is_read_back_as_the_same_text(String text) throws IOException {
        write(config("one", text));

        Map<String, Map<String, Object>> back = new Yaml().load(Files.readString(folder.resolve("configmap-one.yaml")));
        assertThat(back.get("data")).isEqualTo(Map.of("TEXT", text));
    }

    @Test
    void a_folder_that_cannot_be_made_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("target"), "");

        assertThatThrownBy(() -> new ManifestWriter()
                        .write(
                                new ManifestSet(List.of(config("one", "x"))),
                                file.resolve("staging"),
                                Fingerprints.fresh()))
                .isInstanceOfSatisfying(
                        SarvanomException.class,
                        thrown -> assertThat(thrown.blame()).isEqualTo(Blame.SURROUNDINGS))
                .hasMessageStartingWith("The manifests could not be written\n    at " + file.resolve("staging"));
    }

    private void write(Manifest... manifests) {
        new ManifestWriter().write(new ManifestSet(List.of(manifests)), folder, ExampleApplication.FINGERPRINTS);
    }

    private static Manifest config(String name, String text) {
        return Manifest.of(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", name),
                "data",
                Map.of("TEXT", text)));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
