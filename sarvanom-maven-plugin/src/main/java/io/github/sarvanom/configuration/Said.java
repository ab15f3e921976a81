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

    public Said(UserProperties properties, PomSources poms) {
        this.properties = properties;
        this.poms = poms;
    }

    /**
     * Whoever spoke loudest.
     *
     * @param inPom what Maven made of the POM's element; null when the POM does not say
     */
    public Optional<Sourced<String>> find(Setting setting, @Nullable String inPom) {
        Optional<Sourced<String>> property = setting.property().flatMap(properties::find);
        return property.isPresent() ? property : inPom(setting, inPom);
    }

    /** What the POM alone says, whatever the command line says. */
    public Optional<Sourced<String>> inPom(Setting setting, @Nullable String inPom) {
        return Optional.ofNullable(inPom).map(text -> Sourced.lazily(text, () -> poms.source(setting.path())));
    }

    /** A property that has no XML element. */
    public Optional<Sourced<String>> property(String name) {
        return properties.find(name);
    }

    /** The entries of a map such as {@code environment/config}, by name. */
    public SortedMap<String, Sourced<String>> entries(String path, Map<String, String> inPom) {
        SortedMap<String, Sourced<String>> entries = new TreeMap<>();
        inPom.forEach((name, value) -> entries.put(name, Sourced.lazily(value, () -> poms.source(path + "/" + name))));
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
}
