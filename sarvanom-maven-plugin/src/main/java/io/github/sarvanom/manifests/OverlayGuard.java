package io.github.sarvanom.manifests;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps overlays from what would break a release: another selector, another image, half a container. */
final class OverlayGuard {
    private final ManifestSet generated;
    private final Problems problems;

    OverlayGuard(ManifestSet generated, Problems problems) {
        this.generated = generated;
        this.problems = problems;
    }

    /** @param merged the object after the document was laid over it */
    void check(ResourceId id, Map<String, Object> merged, OverlayDocument document) {
        checkContainers(merged, document);
        Optional<Manifest> before = generated.find(id);
        if (before.isPresent() && id.kind().equals("Deployment")) {
            checkSelector(before.get().content(), merged, document);
            checkImage(before.get().content(), merged, document);
        }
    }

    private void checkSelector(Map<String, Object> before, Map<String, Object> after, OverlayDocument document) {
        Map<String, Object> selector = Tree.map(before, "spec", "selector");
        if (!Tree.map(after, "spec", "selector").equals(selector)) {
            problems.add(Problem.of(document.display() + ": a Deployment's selector can't be changed, ever")
                    .at(document.at("spec", "selector"))
                    .mend("Leave spec.selector out; labels of your own go to spec.template.metadata.labels."));
        }
        Map<String, Object> labels = Tree.map(after, "spec", "template", "metadata", "labels");
        if (!labels.entrySet().containsAll(Tree.map(selector, "matchLabels").entrySet())) {
            problems.add(Problem.of(document.display() + ": its pods would no longer carry the label of its selector")
                    .at(document.at("spec", "template", "metadata", "labels", "app"))
                    .mend("Leave the label app of spec.template.metadata.labels as it is."));
        }
    }

    private void checkImage(Map<String, Object> before, Map<String, Object> after, OverlayDocument document) {
        for (Object container : containers(before, "containers")) {
            String name = Tree.text(container, "name");
            Optional<Object> now = containers(after, "containers").stream()
                    .filter(each -> Tree.text(each, "name").equals(name))
                    .findFirst();
            if (!Tree.text(now.orElse(Map.of()), "image").equals(Tree.text(container, "image"))) {
                problems.add(Problem.of(
                                document.display() + ": container " + name + " must run the image that this build made")
                        .at(document.at("spec", "template", "spec", "containers"))
                        .mend("Leave the container and its image as they are; further containers may run others."));
            }
        }
    }

    private void checkContainers(Map<String, Object> merged, OverlayDocument document) {
        for (String list : List.of("containers", "initContainers")) {
            List<Object> containers = containers(merged, list);
            List<String> whole = containers.stream()
                    .filter(each -> !Tree.text(each, "image").isEmpty())
                    .map(each -> Tree.text(each, "name"))
                    .toList();
            for (Object container : containers) {
                String name = Tree.text(container, "name");
                if (!whole.contains(name)) {
                    problems.add(Problem.of(document.display() + ": container " + name + " has no image")
                            .at(document.at("spec", "template", "spec", list))
                            .seen("there is " + (whole.isEmpty() ? "no other" : String.join(", ", whole)))
                            .mend(Suggestion.asQuestion(name, whole, "Did you mean %s? ")
                                    + "A further container needs an image."));
                }
            }
        }
    }

    private static List<Object> containers(Map<String, Object> workload, String list) {
        return Tree.list(workload, "spec", "template", "spec", list);
    }
}
