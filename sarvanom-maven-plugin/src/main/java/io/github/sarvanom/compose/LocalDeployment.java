package io.github.sarvanom.compose;

import io.github.sarvanom.compose.LocalChange.Kind;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.SarvanomException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One compose file on one engine: what it would change, and the change itself. Starting is left to {@link LocalStart}. */
public final class LocalDeployment {
    private final Engine engine;
    private final ComposeFile file;
    private final LocalLog log;
    private final SortedMap<String, ContainerSpec> wanted;

    /** @throws SarvanomException when an overlay asks for what is not carried out here */
    public LocalDeployment(Engine engine, ComposeFile file, SecretValues secrets, LocalLog log) {
        this.engine = engine;
        this.file = file;
        this.log = log;
        Interpolation interpolation = new Interpolation(secrets);
        SortedMap<String, ContainerSpec> specs = new TreeMap<>();
        Problems problems = new Problems();
        file.containers().forEach((name, content) -> {
            ContainerSpec spec = new ContainerSpec(file.project(), name, interpolation.filled(Fields.map(content)));
            spec.check(problems);
            specs.put(name, spec);
        });
        problems.throwIfAny();
        this.wanted = Collections.unmodifiableSortedMap(specs);
    }

    SortedMap<String, ContainerSpec> wanted() {
        return wanted;
    }

    ComposeFile file() {
        return file;
    }

    /** @param others services of the application that are not part of this run: their containers are left as they are */
    public LocalPlan plan(Set<String> others) throws InterruptedException {
        return LocalPlan.of(wanted, engine.containers(file.project()), others);
    }

    /**
     * Makes the plan's containers, none of which is started yet. Whatever can be known to go wrong is known before the first change.
     *
     * @throws SarvanomException with all ports that are taken and all images that cannot be had
     */
    public void carryOut(LocalPlan plan) throws InterruptedException {
        if (plan.isEmpty()) {
            return;
        }
        check(plan);
        Map<String, String> labels = Map.of(Engine.PROJECT, file.project());
        engine.ensureNetwork(
                ContainerSpec.network(file.project()), with(labels, "com.docker.compose.network", "default"));
        for (String volume : file.volumes()) {
            engine.ensureVolume(
                    volume,
                    with(
                            labels,
                            "com.docker.compose.volume",
                            volume.substring(file.project().length() + 1)));
        }
        for (LocalChange change : plan.changes()) {
            carryOut(change);
        }
    }

    private void carryOut(LocalChange change) throws InterruptedException {
        String container = file.project() + "-" + change.name() + "-1";
        if (change.kind() == Kind.RECREATE || change.kind() == Kind.REMOVE) {
            engine.stop(container);
            engine.remove(container);
        }
        if (change.kind() == Kind.RECREATE || change.kind() == Kind.CREATE) {
            ContainerSpec spec = spec(change.name());
            engine.create(spec.container(), spec.body());
        }
    }

    private ContainerSpec spec(String name) {
        return Optional.ofNullable(wanted.get(name)).orElseThrow();
    }

    private void check(LocalPlan plan) throws InterruptedException {
        Problems problems = new Problems();
        PortCheck ports = new PortCheck(file.project(), engine.running());
        for (LocalChange change : plan.changes()) {
            if (change.changesAnything() && change.kind() != Kind.REMOVE) {
                ports.check(spec(change.name()), problems);
            }
        }
        problems.throwIfAny();
        for (LocalChange change : plan.changes()) {
            if (change.kind() == Kind.CREATE || change.kind() == Kind.RECREATE) {
                image(spec(change.name())).ifPresent(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new SarvanomException(Blame.SURROUNDINGS, problems.list());
        }
    }

    private Optional<Problem> image(ContainerSpec spec) throws InterruptedException {
        if (engine.has(spec.image())) {
            return Optional.empty();
        }
        if (!spec.mayBePulled()) {
            return Optional.of(missing(spec).mend("build it anew: mvn sarvanom:deploy, with the same profile"));
        }
        log.pulling(spec.image());
        return engine.pull(spec.image())
                .map(why -> missing(spec)
                        .seen("the engine could not fetch it: " + why)
                        .mend("correct <image>; or fetch it by hand, with a login if it needs one: docker pull "
                                + spec.image()));
    }

    private static Problem missing(ContainerSpec spec) {
        return Problem.of("the engine has no image " + spec.image() + ", from which " + spec.name() + " is to run");
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(name, value);
        return more;
    }

    /** Names of the containers, services and stores alike. */
    public List<String> names() {
        return List.copyOf(wanted.keySet());
    }
}
