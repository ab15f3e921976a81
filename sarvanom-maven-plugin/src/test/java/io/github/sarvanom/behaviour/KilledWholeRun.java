package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sarvanom.image.SampleBase;
import io.github.sarvanom.rehearsal.FrontDoor;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven itself is killed in the midst of a release, and others who want to release wait for it or take over. */
class KilledWholeRun {
    private static final int ENDED_BY_SIGTERM = 143;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private FrontDoor registry;
    private ApiDoor api;
    private Workplace workplace;

    @BeforeEach
    void open() throws Exception {
        registry = FrontDoor.open(folder.resolve("registry"));
        SampleBase.push(registry.address(), folder.resolve("base"));
        api = ApiDoor.open(folder.resolve("cluster"), Behaviour.PROMPT);
        workplace = Workplace.pushingTo(registry, folder);
        workplace.reaches(api.address());
        workplace.alwaysTypes("sarvanom:deploy");
    }

    @Test
    void theSameCommandGoesOnAfterKill9() {
        ApiDoor.Hold writes = holdsTheApply();
        Typed typed = workplace.begins();
        await().atMost(PATIENCE).until(() -> !typed.isRunning() || writes.isReached());
        typed.kill9();
        writes.release();
        assertThat(workplace.types().succeeded().output())
                .contains("released  hello to staging")
                .contains("has died; this one takes over");
    }

    @Test
    void sigtermIsAnsweredLikeCtrlC() {
        ApiDoor.Hold writes = holdsTheApply();
        Typed typed = workplace.begins();
        await().atMost(PATIENCE).until(() -> !typed.isRunning() || writes.isReached());
        typed.terminate().ended();
        writes.release();
        assertThat(typed.exit()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(typed.output())
                .contains(
                        "interrupted: revision 1 was ended half-way; run the same command again, it goes on from there");
        assertThat(workplace.read("target/sarvanom/staging/outcome.json"))
                .as("the process says 143, as each that is ended so")
                .contains("\"outcome\":\"interrupted\"", "\"code\":14");
        assertThat(workplace.types().succeeded().output()).contains("released  hello to staging");
    }

    @Test
    void whoComesSecondIsToldWhoWorksAndTakesOverFromTheDead() {
        ApiDoor.Hold writes = holdsTheApply();
        Typed first = workplace.begins();
        await().atMost(PATIENCE).until(() -> !first.isRunning() || writes.isReached());
        assertThat(workplace.types("-Dsarvanom.lock.wait=0").failed().output())
                .contains("hello in staging is being released by another run", "by: ", "its last sign of life: ");
        Typed second = workplace.begins("-Dsarvanom.lock.wait=5m");
        await().atMost(PATIENCE)
                .until(() -> !second.isRunning() || second.output().contains(" is releasing; "));
        assertThat(second.output()).containsPattern("lock +\\S+@\\S+ is releasing; its last sign of life: ");
        first.kill9();
        writes.release();
        assertThat(second.ended().succeeded().output())
                .contains("has died; this one takes over", "released  hello to staging");
    }

    private ApiDoor.Hold holdsTheApply() {
        return api.hold(request -> request.startsWith("PATCH /apis/apps/v1/") && !request.contains("dryRun"));
    }

    @AfterEach
    void close() {
        api.close();
        registry.close();
    }
}
