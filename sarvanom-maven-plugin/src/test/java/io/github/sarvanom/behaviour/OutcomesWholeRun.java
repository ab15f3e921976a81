package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.manifests.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program learns of a run: exit codes, a kept plan, the history. */
class OutcomesWholeRun {
    private static final String CODES = "-Dsarvanom.exitCode";
    private static final String ASK = "-Dsarvanom.onFailure=ask";
    private static final String SIDECAR = "src/main/sarvanom/staging/sidecar.yaml";

    @TempDir
    private Path folder;

    private Workplace workplace;

    @BeforeEach
    void open() {
        workplace = new Workplace(folder, "hello");
        workplace.sets("DATABASE_PASSWORD", "of-no-importance");
        workplace.alwaysTypes("-Pstaging", "-Dsarvanom.cluster=rehearsal", "-Dsarvanom.baseImage=localhost:1/java:17");
    }

    @Test
    void everyEndHasAnExitCodeAndAFirstLineOfItsOwn() throws Exception {
        breaks();
        ends(13, "failed and cleaned up: ", "sarvanom:deploy", CODES);
        Files.delete(workplace.folder().resolve(SIDECAR));
        ends(0, "rehearsed hello to staging", "sarvanom:deploy", CODES);
        ends(
                2,
                "there is something to change",
                "sarvanom:plan",
                "-Dsarvanom.replicas=2",
                "-Dsarvanom.failOnChange",
                CODES);
        breaks();
        ends(10, "failed and restored: ", "sarvanom:deploy", CODES);
        ends(1, "failed and restored: ", "sarvanom:deploy");
        ends(0, "failed and restored: ", "sarvanom:deploy", CODES, "--fail-never");
        ends(12, "failed and kept: ", "sarvanom:deploy", CODES, "-Dsarvanom.onFailure=keep");
        ends(1, "revision 99 is not recorded", "sarvanom:rollback", CODES, "-Dsarvanom.revision=99");
    }

    @Test
    void whoHasNothingToGoBackToIsToldSo() {
        breaks();
        ends(12, "failed and kept: ", "sarvanom:deploy", CODES, "-Dsarvanom.onFailure=keep");
        ends(11, "failed and not restored: ", "sarvanom:deploy", CODES, "-Dsarvanom.replicas=2");
    }

    @Test
    void whoSitsAtATerminalIsAskedAndElseTheEnvironmentIsMended() throws Exception {
        ends(0, "rehearsed hello to staging", "sarvanom:deploy", CODES);
        breaks();
        ends(10, "failed and restored: ", "sarvanom:deploy", CODES, ASK);
        Typed kept = workplace
                .beginsAtATerminal("sarvanom:deploy", CODES, ASK)
                .answers("Go back to revision 1? [Y/n]", "n")
                .ended();
        assertThat(kept.output()).contains("failed and kept: ");
        assertThat(kept.exit()).as(kept.output()).isEqualTo(12);
        Typed restored = workplace
                .beginsAtATerminal("sarvanom:deploy", CODES, ASK)
                .answers("Go back to revision 1? [Y/n]", "y")
                .ended();
        assertThat(restored.output()).contains("failed and restored: ");
        assertThat(restored.exit()).as(restored.output()).isEqualTo(10);
    }

    @Test
    void otherMavensEndWithTheSameCodes() throws IOException {
        for (Path maven : Workplace.otherMavens()) {
            workplace.uses(maven);
            breaks();
            ends(13, "failed and cleaned up: ", "sarvanom:deploy", CODES);
            Files.delete(workplace.folder().resolve(SIDECAR));
            ends(2, "there is something to change", "sarvanom:plan", "-Dsarvanom.failOnChange", CODES);
            ends(1, "revision 99 is not recorded", "sarvanom:rollback", CODES, "-Dsarvanom.revision=99");
        }
    }

    @Test
    void aKeptPlanIsCarriedOutOrRefusedWithWhatMoved() {
        workplace.types("sarvanom:plan", "-Dsarvanom.out=plan.json,plan.md").succeeded();
        assertThat(workplace.read("plan.md"))
                .contains("| create | `Deployment hello` |", "A rollback undoes all of it.");
        Typed moved = workplace.types("sarvanom:deploy", "-Dsarvanom.plan=plan.json", "-Dsarvanom.replicas=2");
        assertThat(moved.failed().output())
                .contains("the plan is not the one that was saved; nothing was changed", "now, not then: ");
        assertThat(workplace.types("sarvanom:history").succeeded().output()).contains("nothing was released here yet");
        workplace.types("sarvanom:deploy", "-Dsarvanom.plan=plan.json").succeeded();
        assertThat(releases())
                .singleElement()
                .satisfies(release -> assertThat(release)
                        .containsEntry("outcome", "succeeded")
                        .containsKeys("revision", "began", "ended", "seconds", "who", "commit", "images", "plan"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> releases() {
        String said = workplace
                .types("-q", "sarvanom:history", "-Dsarvanom.output=json")
                .succeeded()
                .output();
        String line = said.lines()
                .map(each -> each.replaceAll("\u001b\\[[0-9;]*m", ""))
                .filter(each -> each.startsWith("{"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said));
        return (List<Map<String, Object>>) Json.tree(line).get("releases");
    }

    private void breaks() {
        workplace.write(SIDECAR, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: hello}
                spec: {template: {spec: {containers: [{name: helper, image: registry.example.com/shop/never-pushed@sha256:0000000000000000000000000000000000000000000000000000000000000000}]}}}
                """);
    }

    private void ends(int code, String words, String... command) {
        Typed typed = workplace.types(command);
        assertThat(typed.output()).contains(words);
        assertThat(typed.exit()).as(typed.output()).isEqualTo(code);
    }
}
