package io.github.sarvanom.manifests;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.problem.Suggestion;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a user wants otherwise than a compose file is generated: parts of a compose file in the folders of {@link Overlays}, in
 * documents that have nothing but a compose file's elements at their top. They are laid over the generated file as {@link StrategicMerge}
 * tells. Objects for a cluster that lie in the same folders are left to the cluster.
 */
public final class LocalOverlays {
    private final List<OverlayDocument> documents;
    private final Set<String> leftOut;
    private final List<Problem> problems;

    private LocalOverlays(List<OverlayDocument> documents, Set<String> leftOut, List<Problem> problems) {
        this.documents = List.copyOf(documents);
        this.leftOut = Set.copyOf(leftOut);
        this.problems = List.copyOf(problems);
    }

    /** Changes nothing. */
    public static LocalOverlays none() {
        return new LocalOverlays(List.of(), Set.of(), List.of());
    }

    /**
     * As {@link Overlays#read}.
     *
     * @param leftOut services of the application that are not of this run: what is said of them is set aside, and nobody waits for them
     */
    public static LocalOverlays read(Path root, Collection<Path> modules, String environment, Set<String> leftOut) {
        Problems problems = new Problems();
        List<OverlayDocument> documents = Overlays.documents(root, modules, environment, problems);
        documents.forEach(document -> new LocalRules(document, problems).check());
        documents.removeIf(document -> !document.isLocal());
        documents.forEach(document -> new OverlayRules(document, problems).checkValues());
        return new LocalOverlays(documents, leftOut, problems.list());
    }

    /**
     * The generated file as the user wants it.
     *
     * @param file as it is generated; not changed
     * @param problems told what can't be laid over it
     */
    public Map<String, Object> laidOver(Map<String, Object> file, Problems problems) {
        problems.addAll(this.problems);
        Map<String, Object> whole = Tree.mutable(file);
        for (OverlayDocument document : documents) {
            Map<String, Object> content = Tree.mutable(document.content());
            unknownServices(document, whole, problems);
            setAside(content, whole);
            StrategicMerge.merge(whole, content);
        }
        Map<String, Object> services = Tree.map(whole, "services");
        LocalDependencies dependencies = new LocalDependencies(this, services, problems);
        dependencies.forget(leftOut);
        dependencies.check();
        return whole;
    }

    /** With an image too: it is a part of that service's container, which is not to be made of this part alone. */
    private void setAside(Map<String, Object> content, Map<String, Object> whole) {
        Map<String, Object> known = Tree.map(whole, "services");
        Map<String, Object> said = Tree.map(content, "services");
        List.copyOf(said.keySet()).stream()
                .filter(name -> leftOut.contains(name) && !known.containsKey(name))
                .forEach(said::remove);
    }

    /** Where the last of them has a word on what stands at the path: a key, or an element of a list of texts. */
    public Optional<Source> said(String... path) {
        return documents.stream().flatMap(each -> each.said(path).stream()).reduce((earlier, last) -> last);
    }

    private void unknownServices(OverlayDocument document, Map<String, Object> whole, Problems problems) {
        Map<String, Object> known = Tree.map(whole, "services");
        Tree.map(document.content(), "services").forEach((name, part) -> {
            if (!known.containsKey(name)
                    && !leftOut.contains(name)
                    && !Tree.map(part).containsKey("image")) {
                problems.add(Problem.of("an overlay speaks of " + name + ", which is no service or store here"
                                + Suggestion.asQuestion(name, known.keySet(), "; did you mean %s?"))
                        .at(document.at("services", name))
                        .seen("there are: " + String.join(", ", known.keySet()))
                        .mend("correct its name, or give it an image to make it a container of its own"));
            }
        });
    }
}
