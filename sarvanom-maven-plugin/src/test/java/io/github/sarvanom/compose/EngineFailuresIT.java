package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.compose.ComposeWish.By;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is left that the next run can't use, whenever a disk is full, an engine dies, or somebody presses Ctrl-C. */
@EnabledIfSystemProperty(named = DockerBed.PROPERTY, matches = ".+")
class EngineFailuresIT {
    private static final String IMAGE = "sarvanom-it/large:1";
    private static final String NAME = "sarvanom-it/named:1";

    @TempDir
    Path root;

    private final Engine engine = new Engine(EngineAddress.find(Map.of("DOCKER_HOST", DockerBed.host()), Path.of("/")));
    private Path tar;

    /** 64 MB that nothing makes smaller. */
    @BeforeEach
    void image() throws IOException, InterruptedException {
        tar = root.resolve("large.tar");
        String docker = "docker --host " + DockerBed.host() + " ";
        OwnEngine.run(
                "sh",
                "-ec",
                "cd " + root + "; head -c 64000000 /dev/urandom >large; tar cf - large | " + docker + "import - "
                        + IMAGE + "; " + docker + "save -o " + tar + " " + IMAGE + "; " + docker + "rmi " + IMAGE);
    }

    @Test
    void aFullDiskIsToldAndWithRoomTheSameGoesOn() throws Exception {
        try (OwnEngine own = OwnEngine.withDisk(root, "40m")) {
            assertThatThrownBy(() -> own.engine().load(tar, IMAGE, NAME))
                    .isInstanceOfSatisfying(
                            SarvanomException.class,
                            full -> assertThat(full.problems())
                                    .singleElement()
                                    .satisfies(problem -> assertThat(problem.text())
                                            .contains("could not load an image")
                                            .contains("no space left on device")
                                            .contains("docker system df tells what takes it")));
            assertThat(own.engine().has(NAME)).isFalse();

            own.growTo("400m");
            own.engine().load(tar, IMAGE, NAME);

            assertThat(own.engine().has(NAME)).isTrue();
        }
    }

    @Test
    void ctrlCWhileAnImageIsLoadedLeavesNothingInTheWay() throws Exception {
        for (int afterMillis : new int[] {5, 40, 150}) {
            AtomicReference<Exception> ended = new AtomicReference<>();
            Thread cut = new Thread(() -> {
                try {
                    engine.load(tar, IMAGE, NAME);
                } catch (InterruptedException | RuntimeException e) {
                    ended.set(e);
                }
            });
            cut.start();
            cut.join(afterMillis);
            cut.interrupt();
            cut.join();

            assertThat(ended.get())
                    .satisfiesAnyOf(
                            inTime -> assertThat(inTime).isNull(),
                            cutOff -> assertThat(cutOff).isInstanceOf(InterruptedException.class));
            engine.load(tar, IMAGE, NAME);
            assertThat(engine.has(NAME)).isTrue();
            DockerBed.docker(Map.of(), "rmi", IMAGE, NAME);
            assertThat(engine.has(NAME)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"API", "PLUGIN"})
    void anEngineThatDiesInTheMidstIsToldAndWhatItHadBegunIsTakenUp(By by) throws Exception {
        try (LocalShop shop = new LocalShop(root)) {
            LocalDeployment deployment = shop.deployment(by, "redis-1");
            deployment.carryOut(deployment.plan(new LocalCoverage.Whole(Set.of())));
            DockerBed.kill();
            assertThatThrownBy(() -> shop.started(deployment))
                    .isInstanceOfSatisfying(
                            SarvanomException.class,
                            gone -> assertThat(gone.problems())
                                    .singleElement()
                                    .satisfies(problem -> assertThat(problem.text())
                                            .contains("does not answer")
                                            .contains("the same command goes on from there")));
            DockerBed.startAgain();

            shop.up(by, "redis-1");

            assertThat(shop.plan(by, "redis-1").isEmpty()).isTrue();
        }
    }
}
