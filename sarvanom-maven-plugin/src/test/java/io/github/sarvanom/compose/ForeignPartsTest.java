package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.manifests.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an overlay is whose: a part of one container is no reason to make another anew. */
class ForeignPartsTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'networks':['back']};                           the file's networks: back",
                "{'networks':{'back':{}}};                        the file's networks: back",
                "{'configs':['words']};                           the file's configs: words",
                "{'configs':[{'source':'words','target':'/w'}]};  the file's configs: words",
                "{'secrets':[{'source':'key'}]};                  the file's secrets: key",
                "{};                                              the file's networks: default",
            })
    void anEntryOfTheFileIsAPartOfThoseThatNameIt(String service, String part) {
        Map<String, Object> file = json("""
                {'networks':{'back':{},'default':{'internal':true}}, 'configs':{'words':{'content':'a'}},
                 'secrets':{'key':{'file':'key'}}, 'x-anchors':{'a':1}}""");
        ForeignParts parts = ForeignParts.of(json(service), file);

        assertThat(parts.parts().keySet())
                .filteredOn(key -> key.startsWith("the file's"))
                .contains(part)
                .allMatch(key -> key.equals(part) || key.equals("the file's networks: default"));
    }

    @Test
    void whatTheServiceDoesNotNameAndNotesAreNoPartOfIt() {
        Map<String, Object> file = json("{'networks':{'back':{}}, 'configs':{'words':{}}, 'x-anchors':{'a':1}}");

        assertThat(ForeignParts.of(json("{'image':'a:1','x-note':'mine'}"), file)
                        .isEmpty())
                .isTrue();
        assertThat(ForeignParts.of(json("{'image':'a:1'}"), json("{'include':['b.yaml']}"))
                        .parts())
                .as("who knows whom it concerns")
                .containsKey("the file's include");
    }

    @Test
    void aVolumeOfTheLongFormHasItsOptions() {
        Map<String, Object> file = json("{'volumes':{'data':{'driver':'local'}}}");

        assertThat(ForeignParts.of(json("{'volumes':[{'type':'volume','source':'data','target':'/d'}]}"), file)
                        .parts())
                .containsKey("options of volume data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'environment':{'LEVEL':'${LEVEL}'}};        {}",
                "{'environment':['LEVEL=$LEVEL']};            {}",
                "{'environment':['LEVEL']};                   {}",
                "{'gpus':'${LEVEL:-all}'};                    {}",
                "{'configs':['words']};                       {'configs':{'words':{'content':'is $LEVEL'}}}",
                "{'configs':['words']};                       {'configs':{'words':{'environment':'LEVEL'}}}",
            })
    void aVariableThatChangesChangesTheHash(String service, String file) {
        String before = hash(service, file, Map.of("LEVEL", "info", "OTHER", "1"));

        assertThat(hash(service, file, Map.of("LEVEL", "info", "OTHER", "2"))).isEqualTo(before);
        assertThat(hash(service, file, Map.of("LEVEL", "debug", "OTHER", "1"))).isNotEqualTo(before);
    }

    @Test
    void theEngineIsAskedForTheValueAndWhatNobodyFillsInIsComposes() {
        Interpolation interpolation =
                new Interpolation(SecretValues.none(), Surroundings.of(Map.of("LEVEL", "debug"), Map.of()));
        Map<String, Object> written = json("{'environment':{'A':'${LEVEL}','B':'${NO:?say it}','C':'5$$'}}");

        assertThat(Fields.map(interpolation.filled(written), "environment"))
                .isEqualTo(Map.of("A", "debug", "B", "${NO:?say it}", "C", "5$"));
        assertThat(ForeignParts.of(written, Map.of())
                        .with(interpolation.unresolved(written))
                        .parts())
                .containsOnlyKeys("the variables in ${NO:?say it}");
    }

    @Test
    void aFileOfAnySizeIsWatched() throws IOException {
        byte[] large = new byte[(1 << 20) + 1];
        Files.write(root.resolve("large.bin"), large);
        String before = hash("{'env_file':'large.bin'}", "{}", Map.of());
        large[large.length - 1] = 1;
        Files.write(root.resolve("large.bin"), large);

        assertThat(hash("{'env_file':'large.bin'}", "{}", Map.of())).isNotEqualTo(before);
    }

    private String hash(String service, String file, Map<String, String> shell) {
        Surroundings surroundings = Surroundings.of(shell, Map.of());
        Interpolation interpolation = new Interpolation(SecretValues.none(), surroundings);
        Map<String, Object> content = interpolation.filled(json(service));
        ForeignParts foreign = ForeignParts.of(content, interpolation.filled(json(file)));
        return new ContainerSpec("p", "a", content, new NamedFiles(root, surroundings).with(foreign)).hash();
    }

    private static Map<String, Object> json(String text) {
        return Json.tree(text.replace('\'', '"'));
    }
}
