package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sarvanom.image.SampleBase;
import io.github.sarvanom.rehearsal.FrontDoor;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in each stage of a deploy: what is said, what is left, and that the same command then works. */
class CtrlCWholeRun {
    private static final int ENDED_BY_CTRL_C = 130;
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
        open(Behaviour.PROMPT);
        workplace = Workplace.pushingTo(registry, folder);
        workplace.reaches(api.address());
        workplace.alwaysTypes("sarvanom:deploy");
    }

    /** A file that never ends being read holds the check, and nothing can be said from there. */
    @Test
    void whileChecking() throws Exception {
        workplace.forgets("DATABASE_PASSWORD");
        Path secrets = fifo(".env.staging");
        interrupted("ctrl-c-check", () -> workplace.output().contains(":check "));
        Files.delete(secrets);
        workplace.sets("DATABASE_PASSWORD", "of-no-importance");
        assertThat(workplace.files("target")).isEmpty();
        goesOn();
    }

    @Test
    void whileMavenBuilds() throws Exception {
        Path resource = fifo("src/main/resources/slow.txt");
        interrupted("ctrl-c-build", () -> workplace.output().contains(":resources "));
        Files.delete(resource);
        assertThat(workplace.files("target/sarvanom")).isEmpty();
        goesOn();
    }

    @Test
    void whileAnImageIsPushed() throws Exception {
        CountDownLatch pushing = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        registry.turnAway(request -> request.startsWith("POST /v2/shop/") ? held(pushing, released) : 0);
        interrupted("ctrl-c-image", () -> pushing.getCount() == 0);
        released.countDown();
        registry.turnAway(request -> 0);
        assertThat(workplace.files("target/sarvanom")).isEmpty();
        goesOn();
    }

    @Test
    void whileAPlanIsMade() throws Exception {
        ApiDoor.Hold lists = api.hold(request -> request.startsWith("GET /apis/apps/v1/"));
        interrupted("ctrl-c-plan", lists::isReached);
        lists.release();
        assertThat(api.writes()).isEmpty();
        assertThat(workplace.files("target/sarvanom/staging"))
                .as("whole files")
                .allMatch(file -> file.toString().endsWith(".yaml")
                        || Set.of("report.html", "TEST-sarvanom.xml")
                                .contains(file.getFileName().toString()));
        goesOn();
    }

    @Test
    void whileAPlanIsApplied() throws Exception {
        ApiDoor.Hold writes =
                api.hold(request -> request.startsWith("PATCH /apis/apps/v1/") && !request.contains("dryRun"));
        interrupted("ctrl-c-apply", writes::isReached);
        writes.release();
        goesOn();
    }

    @Test
    void whileItIsWaitedForPods() throws Exception {
        api.close();
        open(Behaviour.PROMPT.withReadyAfter(PATIENCE.multipliedBy(10)));
        workplace.reaches(api.address());
        interrupted("ctrl-c-wait", () -> workplace.output().contains("0/1 ready"));
        api.close();
        open(Behaviour.PROMPT);
        workplace.reaches(api.address());
        goesOn();
    }

    @Test
    void whileTheReleaseIsAskedForItsHealth() throws Exception {
        Path pom = workplace.folder().resolve("pom.xml");
        String unasked = Files.readString(pom);
        Files.writeString(pom, unasked.replace("<verification><skip>true</skip></verification>", ""));
        ApiDoor.Hold questions = api.hold(request -> request.contains("/proxy/"));
        interrupted("ctrl-c-verify", questions::isReached);
        questions.release();
        Files.writeString(pom, unasked);
        goesOn();
    }

    private void open(Behaviour behaviour) throws IOException {
        api = ApiDoor.open(folder.resolve("cluster"), behaviour);
    }

    private void interrupted(String golden, Callable<Boolean> moment) {
        Typed typed = workplace.begins();
        await().atMost(PATIENCE).until(() -> !typed.isRunning() || moment.call());
        assertThat(typed.isRunning()).as(typed.output()).isTrue();
        typed.pressCtrlC().ended();
        assertThat(typed.exit()).as(typed.output()).isEqualTo(ENDED_BY_CTRL_C);
        Workplace.saw(golden, typed);
    }

    /** The same command once more, with nothing in its way. */
    private void goesOn() {
        assertThat(workplace.types().succeeded().transcript()).contains("released  hello to staging");
    }

    private Path fifo(String file) throws IOException, InterruptedException {
        Path path = workplace.folder().resolve(file);
        Files.createDirectories(path.getParent());
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        return path;
    }

    private static int held(CountDownLatch reached, CountDownLatch released) {
        reached.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 503;
    }

    @AfterEach
    void close() {
        api.close();
        registry.close();
    }
}
