package io.github.sarvanom.mojo;

import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.environment.EnvironmentResolver;
import io.github.sarvanom.golden.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Keeps docs/reference.md as the plugin's descriptor and the settings would have it. */
class ReferenceTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void theReferenceSaysWhatTheCodeSays() throws Exception {
        Descriptor descriptor = Descriptor.read();
        say("# Reference", "", "Made from the code by `ReferenceTest`; a change here is overwritten.", "", "## Goals");
        descriptor.mojos().stream()
                .sorted(Comparator.comparing(mojo -> Descriptor.text(mojo, "goal")))
                .forEach(this::goal);
        configuration(descriptor.mojo("deploy"));
        properties();
        Golden.matches("../../../../docs/reference.md", String.join("\n", lines) + "\n");
    }

    private void goal(Element mojo) {
        say("", "### sarvanom:" + Descriptor.text(mojo, "goal"), "", shown(Descriptor.text(mojo, "description")), "");
        String phase = Descriptor.text(mojo, "phase");
        if (!phase.isEmpty()) {
            say("- Bound in a POM without a phase, it runs in `" + phase + "`.");
        }
        if (!Descriptor.text(mojo, "executePhase").isEmpty()) {
            say("- Builds first, up to `" + Descriptor.text(mojo, "executePhase") + "`, with images and manifests.");
        }
        say(
                Descriptor.text(mojo, "aggregator").equals("true")
                        ? "- Acts once for the whole reactor."
                        : "- Acts in each module.");
    }

    private void configuration(Element mojo) {
        say("", "## Configuration", "", "| element in `<configuration>` | property | meaning |", "|---|---|---|");
        for (Element parameter : Descriptor.parameters(mojo)) {
            String name = Descriptor.text(parameter, "name");
            String property = Descriptor.text(Descriptor.child(mojo, "configuration"), name);
            String meaning = shown(Descriptor.text(parameter, "description"));
            say("| `<" + name + ">` | " + option(property.replaceAll("[${}]", "")) + " | " + meaning + " |");
        }
        ConfigurationSchema.ELEMENTS.keySet().stream()
                .filter(path -> !path.isEmpty())
                .sorted(Comparator.comparing(path -> String.join("/", path)))
                .forEach(this::elements);
    }

    private void elements(List<String> parent) {
        say("", "### In `<" + String.join("><", parent).replace("*", "NAME") + ">`", "");
        TreeSet<String> names = new TreeSet<>(ConfigurationSchema.ELEMENTS.getOrDefault(parent, new TreeSet<>()));
        if (names.isEmpty()) {
            say(
                    parent.get(parent.size() - 1).equals("stores")
                            ? "Any name: a backing store each."
                            : "Any name: an environment variable each.");
            return;
        }
        say("| element | property |", "|---|---|");
        names.forEach(name -> say("| `<" + name + ">` | " + option(property(parent, name)) + " |"));
    }

    private void properties() {
        say("", "## Properties without an element", "", "| property | meaning |", "|---|---|");
        say("| " + option(EnvironmentResolver.REHEARSAL_SECRETS)
                + " | `required`: a rehearsal makes up no secret, but stops when one is missing |");
        say(
                "| " + option(BaseLock.PROPERTY)
                        + " | `write`: the digests of the base images are written into `sarvanom.lock`, before anything is built upon them |");
        Arrays.stream(RunProperty.values())
                .forEach(property -> say("| " + option(property.key()) + " | " + property.meaning() + " |"));
    }

    private static String property(List<String> parent, String name) {
        String path = String.join("/", parent) + "/" + name;
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.path().equals(path))
                .flatMap(setting -> setting.property().stream())
                .findFirst()
                .orElse("");
    }

    private static String option(String property) {
        return property.isEmpty() ? "" : "`-D" + property + "`";
    }

    /** Elements would be taken for HTML. */
    private static String shown(String description) {
        return description.replaceAll("<[A-Za-z-]+>", "`$0`").replaceAll("\\s+", " ");
    }

    private void say(String... more) {
        lines.addAll(List.of(more));
    }
}
