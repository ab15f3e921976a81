package io.github.sarvanom.configuration;

import io.github.sarvanom.problem.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Answers where in the POMs an element of the plugin's configuration stands, with line and profile. Reads a POM only
 * when an answer needs it, and answers without a line rather than failing: a place is always asked for because
 * something else is wrong already.
 *
 * <p>Order as in Maven: {@code plugins} beat {@code pluginManagement}; then a module beats its parents; then a profile
 * beats the POM's common part, a later profile an earlier one.
 */
public final class PomSources {
    private final Path reactorRoot;
    private final List<PomFile> lineage;
    private final Map<Path, List<PomElement>> read = new HashMap<>();

    /**
     * @param reactorRoot paths are shown as seen from here
     * @param lineage the project's own POM first, then its parent, and so on; may be empty
     */
    public PomSources(Path reactorRoot, List<PomFile> lineage) {
        this.reactorRoot = reactorRoot.toAbsolutePath().normalize();
        this.lineage = List.copyOf(lineage);
    }

    /** @param path below {@code <configuration>}: {@code service/port} */
    public Source source(String path) {
        return find(element -> element.path().equals(path)).orElseGet(() -> place().within(name(path)));
    }

    /** The same for one of several elements of equal name: the one with this text. */
    public Source source(String path, String text) {
        return find(element ->
                        element.path().equals(path) && element.text().trim().equals(text))
                .orElseGet(() -> source(path));
    }

    /** The project's own POM, without a line. */
    public Source place() {
        return Source.file(lineage.isEmpty() ? "pom.xml" : shown(lineage.get(0).file()), 0);
    }

    private Optional<Source> find(Predicate<PomElement> wanted) {
        for (PomSection.Kind kind : PomSection.Kind.values()) {
            for (PomFile pom : lineage) {
                Optional<PomElement> best = elements(pom).stream()
                        .filter(element -> element.section().kind() == kind)
                        .filter(element -> rank(pom, element) >= 0)
                        .filter(wanted)
                        .max(Comparator.comparingInt(element -> rank(pom, element)));
                if (best.isPresent()) {
                    return best.map(element -> told(pom, element));
                }
            }
        }
        return Optional.empty();
    }

    /** The higher the stronger: 0 is the common part, below 0 an inactive profile. */
    private static int rank(PomFile pom, PomElement element) {
        return element.section()
                .profile()
                .map(profile -> {
                    int position = pom.activeProfiles().lastIndexOf(profile);
                    return position < 0 ? -1 : position + 1;
                })
                .orElse(0);
    }

    private Source told(PomFile pom, PomElement element) {
        String profile =
                element.section().profile().map(id -> " of profile " + id).orElse("");
        return Source.file(shown(pom.file()), element.line()).within(name(element.path()) + profile);
    }

    private List<PomElement> elements(PomFile pom) {
        return read.computeIfAbsent(pom.file(), PomReader::read);
    }

    private String shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(reactorRoot) ? reactorRoot.relativize(absolute) : absolute.getFileName();
        List<String> names = new ArrayList<>();
        shown.forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }

    private static String name(String path) {
        return "<" + path.substring(path.lastIndexOf('/') + 1) + ">";
    }
}
