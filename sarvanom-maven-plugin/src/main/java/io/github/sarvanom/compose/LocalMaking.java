package io.github.sarvanom.compose;

import io.github.sarvanom.compose.ComposeSearch.Maker;
import io.github.sarvanom.compose.LocalChange.Kind;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.SarvanomException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes containers as planned and starts none: by Docker's compose where it is installed, by the engine's API otherwise. What is old is
 * ended and removed first, so that a run that is cut off leaves either none or one of a service.
 */
final class LocalMaking {
    private final Engine engine;
    private final ComposeFile file;
    private final SortedMap<String, ContainerSpec> wanted;
    private final Makers makers;
    private final LocalLog log;

    LocalMaking(Engine engine, ComposeFile file, SortedMap<String, ContainerSpec> wanted, Makers makers, LocalLog log) {
        this.engine = engine;
        this.file = file;
        this.wanted = wanted;
        this.makers = makers;
        this.log = log;
    }

    /** @throws SarvanomException with all ports that are taken and all images that cannot be had, before the first change */
    void carryOut(LocalPlan plan) throws InterruptedException {
        if (plan.made().isEmpty()) {
            checkPorts(plan);
            ensureNetworkAndVolumes();
            removeOld(plan);
            return;
        }
        Maker maker = makerOnFreePorts(plan);
        fetchImages(plan.made(), maker.program());
        log.making(maker.shown());
        removeOld(plan);
        if (maker.program().isPresent()) {
            maker.program().get().create(plan.made());
        } else {
            createByApi(plan.made());
        }
    }

    private Maker makerOnFreePorts(LocalPlan plan) throws InterruptedException {
        makers.begin();
        try {
            checkPorts(plan);
            return checked(plan);
        } finally {
            makers.end();
        }
    }

    /**
     * Who makes what is planned.
     *
     * @throws SarvanomException with all that nobody here carries out
     */
    Maker checked(LocalPlan plan) throws InterruptedException {
        Maker maker = makers.get();
        if (maker.program().isEmpty()) {
            Problems problems = new Problems();
            plan.made().forEach(name -> spec(name).foreign().checkWithoutCompose(name, maker.shown(), problems));
            problems.throwIfAny();
        }
        return maker;
    }

    private void removeOld(LocalPlan plan) throws InterruptedException {
        for (String container : plan.old()) {
            engine.stop(container);
            engine.remove(container);
        }
    }

    private void createByApi(List<String> names) throws InterruptedException {
        ensureNetworkAndVolumes();
        for (String name : names) {
            engine.create(spec(name).container(), spec(name).body());
        }
    }

    private void ensureNetworkAndVolumes() throws InterruptedException {
        Map<String, String> labels = Map.of(Engine.PROJECT, file.project());
        engine.ensureNetwork(
                ContainerSpec.network(file.project()), with(labels, "com.docker.compose.network", "default"));
        for (String volume : file.volumes()) {
            String name = volume.substring(file.project().length() + 1);
            engine.ensureVolume(volume, with(labels, "com.docker.compose.volume", name));
        }
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(name, value);
        return more;
    }

    private void checkPorts(LocalPlan plan) throws InterruptedException {
        Problems problems = new Problems();
        PortCheck ports = new PortCheck(file.project(), engine.running());
        for (LocalChange change : plan.changes()) {
            if (change.changesAnything() && change.kind() != Kind.REMOVE) {
                ports.check(spec(change.name()), problems);
            }
        }
        problems.throwIfAny();
    }

    private void fetchImages(List<String> names, Optional<ComposeProgram> program) throws InterruptedException {
        Problems problems = new Problems();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            ContainerSpec spec = spec(name);
            if (!spec.isBuiltByCompose() && !engine.has(spec.image())) {
                if (spec.mayBePulled()) {
                    missing.add(name);
                } else {
                    problems.add(missing(spec).mend("build it anew: mvn sarvanom:deploy, with the same profile"));
                }
            }
        }
        for (String name : missing) {
            log.pulling(spec(name).image());
            Optional<String> why = pulled(spec(name), program);
            why.map(said -> notFetched(spec(name), said)).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new SarvanomException(Blame.SURROUNDINGS, problems.list());
        }
    }

    /** By compose with the logins that Docker has. What went wrong, if anything. */
    private Optional<String> pulled(ContainerSpec spec, Optional<ComposeProgram> program) throws InterruptedException {
        return program.isPresent()
                ? program.get().pull(List.of(spec.name())).map(lines -> String.join("; ", lines))
                : engine.pull(spec.image());
    }

    private static Problem notFetched(ContainerSpec spec, String why) {
        return missing(spec)
                .seen("it could not be fetched: " + why)
                .mend("correct <image>; or fetch it by hand, with a login if it needs one: docker pull "
                        + spec.image());
    }

    private static Problem missing(ContainerSpec spec) {
        return Problem.of("the engine has no image " + spec.image() + ", from which " + spec.name() + " is to run");
    }

    private ContainerSpec spec(String name) {
        return Optional.ofNullable(wanted.get(name)).orElseThrow();
    }
}
