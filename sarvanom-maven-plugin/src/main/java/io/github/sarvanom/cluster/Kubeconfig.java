package io.github.sarvanom.cluster;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What one or several kubeconfig files say together; the first file to name a context, cluster, user or current context wins, as
 * Kubernetes' "Organizing Cluster Access" has it. Read here, not by the client, whose own reading loads a typed model for 0.7 s.
 */
final class Kubeconfig {
    private final List<Path> files;
    private final Map<String, Entry> contexts = new LinkedHashMap<>();
    private final Map<String, Entry> clusters = new LinkedHashMap<>();
    private final Map<String, Entry> users = new LinkedHashMap<>();
    private String current = "";

    private Kubeconfig(List<Path> files) {
        this.files = files;
    }

    /** Empty when none of the files is there. */
    static Optional<Kubeconfig> read(List<Path> candidates) {
        List<Path> files = candidates.stream().filter(Files::isRegularFile).toList();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Kubeconfig all = new Kubeconfig(files);
        files.forEach(all::add);
        return Optional.of(all);
    }

    List<Path> files() {
        return files;
    }

    List<String> contextNames() {
        return contexts.keySet().stream().sorted().toList();
    }

    /** Empty when no file names one. */
    String currentContext() {
        return current;
    }

    boolean hasContext(String name) {
        return contexts.containsKey(name);
    }

    /** The address of a context's server; empty when the context or its cluster is not there. */
    String server(String context) {
        return cluster(context).map(cluster -> cluster.text("server")).orElse("");
    }

    Optional<Entry> cluster(String context) {
        return part(clusters, context, "cluster");
    }

    Optional<Entry> user(String context) {
        return part(users, context, "user");
    }

    String userName(String context) {
        Entry entry = contexts.get(context);
        return entry == null ? "" : entry.text("user");
    }

    private Optional<Entry> part(Map<String, Entry> parts, String context, String key) {
        Entry entry = contexts.get(context);
        return entry == null ? Optional.empty() : Optional.ofNullable(parts.get(entry.text(key)));
    }

    private void add(Path file) {
        Map<?, ?> content = loaded(file);
        collect(file, content, "contexts", "context", contexts);
        collect(file, content, "clusters", "cluster", clusters);
        collect(file, content, "users", "user", users);
        if (current.isEmpty() && content.get("current-context") instanceof String name) {
            current = name;
        }
    }

    private static void collect(Path file, Map<?, ?> content, String list, String part, Map<String, Entry> into) {
        if (content.get(list) instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> named && named.get(part) instanceof Map<?, ?> fields) {
                    into.putIfAbsent(String.valueOf(named.get("name")), new Entry(file, fields));
                }
            }
        }
    }

    private static Map<?, ?> loaded(Path file) {
        try {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return content instanceof Map<?, ?> map ? map : Map.of();
        } catch (YAMLException | IOException unreadable) {
            // a parser's message quotes the line it stopped at, and that may hold a token: it is not repeated
            Problem problem = Problem.of("the kubeconfig " + file + " cannot be read")
                    .seen("seen: " + seen(unreadable))
                    .mend("mend the file, or name another one in KUBECONFIG");
            throw new SarvanomException(Blame.SURROUNDINGS, List.of(problem));
        }
    }

    private static String seen(Exception unreadable) {
        return unreadable instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? "no valid YAML at line " + (marked.getProblemMark().getLine() + 1)
                : unreadable.getClass().getSimpleName();
    }

    /** The fields of a context, cluster or user. Its text shows none of them: some are credentials. */
    static final class Entry {
        private final Path file;
        private final Map<?, ?> fields;

        Entry(Path file, Map<?, ?> fields) {
            this.file = file;
            this.fields = fields;
        }

        boolean has(String key) {
            return fields.get(key) != null;
        }

        @Nullable
        Object at(String key) {
            return fields.get(key);
        }

        /** The fields below a key, of the same file; empty when there are none. */
        Optional<Entry> below(String key) {
            return fields.get(key) instanceof Map<?, ?> map ? Optional.of(new Entry(file, map)) : Optional.empty();
        }

        /** Empty when there is none. */
        String text(String key) {
            Object value = fields.get(key);
            return value == null ? "" : value.toString();
        }

        /** The items of a list; none when there is no list. */
        String[] texts(String key) {
            return fields.get(key) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toArray(String[]::new)
                    : new String[0];
        }

        @Nullable
        String textOrNull(String key) {
            return has(key) ? text(key) : null;
        }

        /** A path beside the kubeconfig file that names it. */
        @Nullable
        String pathOrNull(String key) {
            return has(key) ? file.toAbsolutePath().resolveSibling(text(key)).toString() : null;
        }
    }
}
