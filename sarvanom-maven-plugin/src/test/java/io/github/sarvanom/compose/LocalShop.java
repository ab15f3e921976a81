package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.compose.ComposeWish.By;
import io.github.sarvanom.configuration.StoreSettings;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.manifests.LocalOverlays;
import io.github.sarvanom.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stores of a small application on an engine of the test bed, a real redis and a stand-in, with overlays from a folder. */
final class LocalShop implements AutoCloseable {
    static final String PROJECT = "shop-development";
    static final StoreSettings REDIS = Shop.store("redis", "port", "26379");
    static final StoreSettings OLLAMA = Shop.store("ollama", "port", "21434");

    private final Path root;
    private final List<String> said = new ArrayList<>();
    private final Engine engine;

    LocalShop(Path root) {
        this(root, DockerBed.host());
    }

    /** @param host the engine, as {@code DOCKER_HOST} names it */
    LocalShop(Path root, String host) {
        this.root = root;
        this.engine = new Engine(EngineAddress.find(Map.of("DOCKER_HOST", host), Path.of("/")));
    }

    Engine engine() {
        return engine;
    }

    LocalLog log() {
        return new Said();
    }

    /** What its log heard, in order. */
    List<String> said() {
        return said;
    }

    /** @param label another one makes redis another one than before */
    LocalDeployment deployment(By by, String label, StoreSettings... stores) {
        overlay("a-label", "services: {redis: {labels: {of: " + label + "}}}");
        Problems problems = new Problems();
        Environment environment = Shop.environment("compose", problems, stores.length == 0 ? both() : stores)
                .orElseThrow();
        ComposeFile file = ComposeFile.of(
                environment, List.of(), LocalOverlays.read(root, List.of(), "development", Set.of()), problems);
        problems.throwIfAny();
        return new LocalDeployment(engine, file, environment.secrets(), wish(by, root), new Said());
    }

    static ComposeWish wish(By by, Path root) {
        return new ComposeWish(by, root, Optional.empty(), Surroundings.none(), Duration.ofMinutes(5));
    }

    private static StoreSettings[] both() {
        return new StoreSettings[] {REDIS, OLLAMA};
    }

    void overlay(String name, String text) {
        try {
            Path folder = Files.createDirectories(root.resolve("src/main/sarvanom/development"));
            Files.writeString(folder.resolve(name + ".yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalPlan plan(By by, String label) throws InterruptedException {
        return deployment(by, label).plan(new LocalCoverage.Whole(Set.of()));
    }

    /** What had to be done until all was well. */
    LocalPlan up(By by, String label) throws InterruptedException {
        LocalDeployment deployment = deployment(by, label);
        LocalPlan plan = deployment.plan(new LocalCoverage.Whole(Set.of()));
        deployment.carryOut(plan);
        started(deployment);
        return plan;
    }

    /** Returns when all is well. */
    void started(LocalDeployment deployment) throws InterruptedException {
        try (LocalStart start = new LocalStart(engine, deployment, Clock.systemUTC())) {
            List<LocalProgress> containers = start.look();
            while (!containers.stream().allMatch(LocalProgress::isHealthy)) {
                assertThat(containers).noneMatch(each -> each.status() instanceof LocalStatus.Failed);
                start.await(Duration.ofSeconds(1));
                containers = start.look();
            }
        }
    }

    Map<String, Object> inspect(String store) throws InterruptedException {
        return engine.inspect(PROJECT + "-" + store + "-1");
    }

    @Override
    public void close() throws InterruptedException {
        new LocalTeardown(engine).run(PROJECT, LocalTeardown.Data.REMOVE);
        assertThat(engine.networks(PROJECT)).isEmpty();
    }

    private final class Said implements LocalLog {
        @Override
        public void pulling(String image) {
            said.add("pulling " + image);
        }

        @Override
        public void making(String by) {
            said.add(by);
        }
    }
}
