package io.github.sarvanom.manifests;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.Map;

/** What a document of an overlay must keep to where containers of this machine are meant. */
final class LocalRules {
    private final OverlayDocument document;
    private final Problems problems;

    LocalRules(OverlayDocument document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    void check() {
        if (document.isLocal()) {
            checkName();
            checkInclude();
        } else {
            checkIsAnything();
        }
    }

    private void checkName() {
        if (document.content().containsKey("name")) {
            problems.add(Problem.of("an overlay gives the compose file another name")
                    .at(document.at("name"))
                    .seen("by its name containers, networks and volumes are known again")
                    .mend("take it out; the name is <namespace> of <environment>"));
        }
    }

    private void checkInclude() {
        if (document.content().containsKey("include")) {
            problems.add(Problem.of("include is not carried out here")
                    .at(document.at("include"))
                    .seen("of services in other files nobody here knows, so that none would be made")
                    .mend("write what they say as an overlay"));
        }
    }

    /** Nobody would read it, here or in a cluster. */
    private void checkIsAnything() {
        Map<String, Object> content = document.content();
        if (!content.isEmpty() && !content.containsKey("apiVersion") && !content.containsKey("kind")) {
            problems.add(
                    Problem.of("an overlay's document is neither a part of a compose file nor an object of a cluster")
                            .at(document.at())
                            .seen("at its top: " + String.join(", ", content.keySet()))
                            .mend(
                                    "a part of a compose file has services, volumes, networks, configs, secrets or models at its top, and x-…;"
                                            + " an object has apiVersion and kind"));
        }
    }
}
