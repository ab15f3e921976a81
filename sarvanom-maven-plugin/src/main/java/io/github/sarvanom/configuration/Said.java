package io.github.sarvanom.configuration;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was said about one project, and the one place where precedence is written: {@code -D} beats the POM. Within the
 * POM Maven has already let the profile beat the common configuration and a module beat its parent; who asks adds the
 * default.
 */
public final class Said {
    private final UserProperties properties;
    private final PomSources poms;
    private final Map<String, String> unresolved;

    /**
     * @param unresolved element path to text, for each element whose text still holds <code>${…}</code> after Maven filled in
     *     what it knows. Maven gives null for such an element, so that it would look as if nothing had been said.
     */
    public Said(UserProperties properties, PomSources poms, Map<String, String> unresolved) {
        this.properties = properties;
        this.poms = poms;
        this.unresolved = Map.copyOf(unresolved);
    }

    /**
     * Whoever spoke loudest.
     *
     * @param inPom what Maven made of the POM's element; null when the POM does not say
     */
    public Optional<Sourced<String>> find(Setting setting, @Nullable String inPom) {
        Optional<Sourced<String>> property = setting.property().flatMap(properties::find);
        return property.isPresent() ? property : inPom(setting.path(), inPom);
    }

    /** What the POM alone says, whatever the command line says. */
    public Optional<Sourced<String>> inPom(Setting setting, @Nullable String inPom) {
        return inPom(setting.path(), inPom);
    }

    /** A property that has no XML element. */
    public Optional<Sourced<String>> property(String name) {
        return properties.find(name);
    }

    /** The entries of a map such as {@code environment/config}, by name; an empty element is an empty text. */
    public SortedMap<String, Sourced<String>> entries(String path, Map<String, @Nullable String> inPom) {
        SortedMap<String, Sourced<String>> entries = new TreeMap<>();
        inPom.forEach((name, value) -> {
            String element = path + "/" + name;
            entries.put(name, inPom(element, value).orElseGet(() -> Sourced.lazily("", () -> poms.source(element))));
        });
        return entries;
    }

    /** One item of a list such as {@code environment/secrets/secret}. */
    public Sourced<String> item(String path, String text) {
        return Sourced.lazily(text, () -> poms.source(path, text));
    }

    /** Where an element stands, or where it would have to stand. */
    public PomSources poms() {
        return poms;
    }

    private Optional<Sourced<String>> inPom(String path, @Nullable String value) {
        String text = value == null ? unresolved.get(path) : value;
        return Optional.ofNullable(text).map(said -> Sourced.lazily(said, () -> poms.source(path)));
    }
}
