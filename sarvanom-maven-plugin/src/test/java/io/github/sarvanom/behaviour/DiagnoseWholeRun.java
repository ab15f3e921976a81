package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.golden.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code diagnose} says, whole, of an environment in which all is well, and of one that a deploy has left ill. */
class DiagnoseWholeRun {
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
    void whatRunsWellAndWhatFails() {
        workplace.types("sarvanom:deploy").succeeded();
        Workplace.saw("diagnose-well", workplace.types("sarvanom:diagnose").succeeded());
        workplace.write("src/main/sarvanom/staging/other.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: hello}
                spec: {template: {spec: {containers: [{name: helper, image: registry.example.com/shop/never-pushed@sha256:%s}]}}}
                """.formatted("0".repeat(64)));
        workplace.types("sarvanom:deploy", "-Dsarvanom.onFailure=keep").failed();
        Typed ill = workplace.types("sarvanom:diagnose").failed();
        assertThat(ill.exit()).isEqualTo(1);
        assertThat(ill.output()).doesNotContain("\tat ");
        Golden.matches("behaviour/diagnose-ill.txt", stable(ill.transcript()));
    }

    /** Whether the kubelet pulls just then, or waits before it pulls again, is chance. */
    private static String stable(String transcript) {
        return transcript
                .replaceAll("ready after \\d+ s", "ready after N s")
                .replaceAll("waiting, (ErrImagePull|ImagePullBackOff)", "waiting, not pulled")
                .replaceAll("(?m)^ +event .*\n", "");
    }
}
