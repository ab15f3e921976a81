package io.github.sarvanom.manifests;

import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.SarvanomException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a user wants otherwise than it is generated: whole or partial Kubernetes objects in {@code src/main/sarvanom/base} and
 * {@code src/main/sarvanom/<environment>}, of the reactor's root and of each module, in files {@code *.yaml} and {@code *.yml}
 * of any number of documents.
 *
 * <p>A document whose kind and name are those of a generated object is merged into it (see {@link StrategicMerge}). A document
 * of a kind that is not generated (Ingress, NetworkPolicy, CronJob ...) is a new object, complete but for its namespace and
 * labels. A document of a generated kind under another name is taken for a typing error, unless its annotation
 * {@code sarvanom.github.io/new: "true"} says that it is a new object. The base goes before the environment, the root before
 * the modules, files in the order of their names.
 *
 * <p>A document with {@code services} or {@code volumes} at its top and no kind speaks of containers on this machine: see
 * {@link LocalOverlays}.
 *
 * <p>Nothing is filled in: a <code>${…}</code> outside a block text is refused, as are values of secrets.
 */
public final class Overlays {
    static final String NEW = "sarvanom.github.io/new";

    private static final Path FOLDER = Path.of("src", "main", "sarvanom");

    private static final String SOME_IMAGE = "image@sha256:" + "0".repeat(64);

    private final List<OverlayDocument> documents;
    private final List<Problem> problems;

    private Overlays(List<OverlayDocument> documents, List<Problem> problems) {
        this.documents = List.copyOf(documents);
        this.problems = List.copyOf(problems);
    }

    /** Changes nothing. */
    public static Overlays none() {
        return new Overlays(List.of(), List.of());
    }

    /**
     * Reads the overlays there are; a folder that is missing holds none. What is wrong with a file by itself is found now, see
     * {@link #check}.
     *
     * @param root the reactor's folder; files are named relative to it
     * @param modules folders of the modules, with or without the root
     * @throws SarvanomException blamed on the surroundings when a file can't be read
     */
    public static Overlays read(Path root, Collection<Path> modules, String environment) {
        Problems problems = new Problems();
        List<OverlayDocument> documents = documents(root, modules, environment, problems);
        documents.removeIf(OverlayDocument::isLocal);
        documents.forEach(document -> new OverlayRules(document, problems).check());
        documents.forEach(document -> new ModelCheck(document, problems).check());
        return new Overlays(documents, problems.list());
    }

    /** Of files that are no YAML, problems tell. */
    static List<OverlayDocument> documents(Path root, Collection<Path> modules, String environment, Problems problems) {
        Set<Path> owners = new LinkedHashSet<>();
        owners.add(root.toAbsolutePath().normalize());
        modules.forEach(module -> owners.add(module.toAbsolutePath().normalize()));
        OverlayFolder reader = new OverlayFolder(root.toAbsolutePath().normalize());
        List<OverlayDocument> documents = new ArrayList<>();
        for (String folder : List.of("base", environment)) {
            for (Path owner : owners) {
                for (OverlayFile file : reader.files(owner.resolve(FOLDER).resolve(folder))) {
                    documents.addAll(file.documents(problems));
                }
            }
        }
        return documents;
    }

    /**
     * All that {@link #mergeInto} would refuse, found before there are images.
     *
     * @param services those known already
     * @param leftOut as for {@link #mergeInto}: those of which is not known whether they are services, too
     */
    public List<Problem> check(Environment environment, Collection<Service> services, Set<String> leftOut) {
        if (documents.isEmpty()) {
            return problems;
        }
        ManifestGenerator generator = new ManifestGenerator();
        Fingerprints fingerprints = Fingerprints.fresh();
        List<ManifestSet> generated = new ArrayList<>();
        generated.add(generator.shared(environment, fingerprints));
        services.forEach(each -> generated.add(generator.service(environment, each, SOME_IMAGE, fingerprints)));
        Problems found = new Problems();
        merged(ManifestSet.union(generated), environment, leftOut, found);
        return found.list();
    }

    /**
     * The generated objects as the user wants them, and the user's own. Pods roll by the configuration that they read after it.
     *
     * @param leftOut services of the application that are not in this set: what is said of their objects is set aside
     * @throws SarvanomException blamed on the user, with all problems
     */
    public ManifestSet mergeInto(
            ManifestSet generated, Environment environment, Fingerprints fingerprints, Set<String> leftOut) {
        Problems found = new Problems();
        ManifestSet merged = merged(generated, environment, leftOut, found);
        found.throwIfAny();
        return documents.isEmpty() ? merged : new ConfigRoll(fingerprints).stamped(merged, merged);
    }

    private ManifestSet merged(ManifestSet generated, Environment environment, Set<String> leftOut, Problems found) {
        found.addAll(problems);
        OverlayMerge merge = new OverlayMerge(generated, environment, leftOut, found);
        documents.stream().filter(OverlayDocument::isNamed).forEach(merge::lay);
        return found.isEmpty() ? merge.result() : generated;
    }
}
