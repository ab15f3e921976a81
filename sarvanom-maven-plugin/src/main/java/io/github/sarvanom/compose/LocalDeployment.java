package io.github.sarvanom.compose;

import io.github.sarvanom.environment.Redactor;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.SarvanomException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One compose file on one engine: what it would change, and the change itself. When to start what is {@link LocalStart}'s. */
public final class LocalDeployment {
    private final Engine engine;
    private final ComposeFile file;
    private final SortedMap<String, ContainerSpec> wanted;
    private final Makers makers;
    private final LocalMaking making;
    private List<Object> listed = List.of();
    private @Nullable LocalPlan plan;

    /** @throws SarvanomException when an overlay asks for what nobody carries out */
    public LocalDeployment(Engine engine, ComposeFile file, SecretValues secrets, ComposeWish wish, LocalLog log) {
        this.engine = engine;
        this.file = file;
        this.wanted = specs(
                file,
                new Interpolation(secrets, wish.surroundings()),
                new NamedFiles(wish.folder(), wish.surroundings()));
        this.makers = new Makers(() -> new ComposeSearch(
                        new ComposeCall(engine.address(), wish, file.project()),
                        new ComposeInput(file, secrets, wish.surroundings()).bytes(wanted),
                        Redactor.of(secrets))
                .find(wish.by(), engine));
        this.making = new LocalMaking(engine, file, wanted, makers, log);
    }

    private static SortedMap<String, ContainerSpec> specs(
            ComposeFile file, Interpolation interpolation, NamedFiles files) {
        SortedMap<String, ContainerSpec> specs = new TreeMap<>();
        Problems problems = new Problems();
        Map<String, Object> whole = interpolation.filled(file.content());
        file.checkAmounts(whole, problems);
        Fields.map(whole.get("services")).forEach((name, part) -> {
            Map<String, Object> content = Fields.map(part);
            ForeignParts foreign = ForeignParts.of(content, whole)
                    .with(interpolation.unresolved(file.container(name).orElseThrow()));
            foreign.checkAlways(name, problems);
            specs.put(name, new ContainerSpec(file.project(), name, content, files.with(foreign)));
        });
        problems.throwIfAny();
        return Collections.unmodifiableSortedMap(specs);
    }

    SortedMap<String, ContainerSpec> wanted() {
        return wanted;
    }

    ComposeFile file() {
        return file;
    }

    public LocalPlan plan(LocalCoverage coverage) throws InterruptedException {
        listed = engine.containers(file.project());
        LocalPlan planned = LocalPlan.of(wanted, listed, coverage);
        plan = planned;
        return planned;
    }

    /** @throws SarvanomException when the plan holds what only compose carries out, and there is none */
    public void check(LocalPlan plan) throws InterruptedException {
        if (plan.made().stream().anyMatch(name -> !spec(name).foreign().isEmpty())) {
            making.checked(plan);
        }
    }

    /**
     * Makes the plan's containers, none of which is started yet. Whatever can be known to go wrong is known before the first change.
     *
     * @throws SarvanomException with all ports that are taken and all images that cannot be had
     */
    public void carryOut(LocalPlan plan) throws InterruptedException {
        if (!plan.isEmpty()) {
            listed = List.of();
            making.carryOut(plan);
        }
    }

    /** How the engine has listed it when the plan was made; empty when something was changed since. */
    Map<String, Object> listed(String name) {
        return listed.stream()
                .filter(container -> ContainerName.of(container).equals(name))
                .findFirst()
                .map(Fields::map)
                .orElse(Map.of());
    }

    /** Whether it was as it shall be when the plan was made. */
    boolean leaves(String name) {
        return plan != null && plan.of(name) == LocalChange.Kind.LEAVE;
    }

    /** What keeps it from starting; empty when it runs. */
    Optional<String> start(ContainerSpec spec) throws InterruptedException {
        if (spec.foreign().areForItsStart()) {
            Optional<ComposeProgram> program = makers.get().program();
            if (program.isPresent()) {
                return program.get().start(spec.name());
            }
        }
        return engine.start(spec.container());
    }

    private ContainerSpec spec(String name) {
        return Optional.ofNullable(wanted.get(name)).orElseThrow();
    }

    /** Names of the containers, services and stores alike. */
    public List<String> names() {
        return List.copyOf(wanted.keySet());
    }
}
