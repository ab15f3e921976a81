package io.github.sarvanom.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A user's own copy of the example application in {@code src/it/sarvanom}, and the Maven commands that they type in it. */
final class ExampleReactor {
    /** The names that the specification gives each environment's secrets. */
    static final List<String> SECRETS = List.of(
            "POSTGRES_PASSWORD",
            "REDIS_PASSWORD",
            "ARANGO_ROOT_PASSWORD",
            "MEILI_MASTER_KEY",
            "OPENAI_API_KEY",
            "ANTHROPIC_API_KEY",
            "HUGGINGFACE_API_KEY");

    private final Path folder;
    private final Testbed testbed;
    private final AtomicInteger runs = new AtomicInteger();

    private ExampleReactor(Path folder, Testbed testbed) {
        this.folder = folder;
        this.testbed = testbed;
    }

    /** Copies the sources, without anything that was built, to {@code folder}. */
    static ExampleReactor copy(Path folder, Testbed testbed) {
        Path example = testbed.root().resolve("src/it/sarvanom");
        try (Stream<Path> files = Files.walk(example)) {
            files.filter(file -> isSource(example.relativize(file)))
                    .forEach(file -> copyFile(file, folder.resolve(example.relativize(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExampleReactor(folder, testbed);
    }

    /** {@code mvn sarvanom:deploy -Pstaging} as the cluster's administrator, with those arguments more. */
    MavenRun deploy(FreshNamespace namespace, String... more) {
        return deployAs(testbed.kubeconfig(), namespace, more);
    }

    /** {@code mvn sarvanom:deploy -Pstaging} as the user of that kubeconfig, with those arguments more. */
    MavenRun deployAs(Path kubeconfig, FreshNamespace namespace, String... more) {
        return run("deploy", kubeconfig, namespace, more);
    }

    /** {@code mvn sarvanom:<goal> -Pstaging} as the cluster's administrator, with those arguments more. */
    MavenRun run(String goal, FreshNamespace namespace, String... more) {
        return run(goal, testbed.kubeconfig(), namespace, more);
    }

    private MavenRun run(String goal, Path kubeconfig, FreshNamespace namespace, String... more) {
        List<String> command = new ArrayList<>(maven());
        command.addAll(List.of(
                "sarvanom:" + goal,
                "-Pstaging",
                "-Dsarvanom.cluster=testbed",
                "-Dsarvanom.namespace=" + namespace.name(),
                "-Dsarvanom.registry=" + testbed.registry() + "/sarvanom",
                "-Dsarvanom.baseImage=" + testbed.baseImage()));
        command.addAll(List.of(more));
        String name = namespace.name() + "-" + runs.incrementAndGet() + ".txt";
        return MavenRun.of(
                command,
                folder,
                environment(kubeconfig),
                testbed.root().resolve("target/transcripts").resolve(name));
    }

    /** Any goals, with these environment variables more and without the secrets. */
    MavenRun run(String name, Map<String, String> variables, String... arguments) {
        List<String> command = new ArrayList<>(maven());
        command.add("-Dsarvanom.baseImage=" + testbed.baseImage());
        command.addAll(List.of(arguments));
        return MavenRun.of(command, folder, inCi(variables), transcript(name));
    }

    /** The same without what lets root pass by the permissions of files; for who is not root, the same. */
    MavenRun withoutRootsRights(String name, Map<String, String> variables, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"));
        command.addAll(maven());
        command.addAll(List.of(arguments));
        return MavenRun.of(command, folder, inCi(variables), transcript(name));
    }

    /** The same, and Ctrl-C as soon as that text was printed. */
    MavenRun interrupted(String name, Map<String, String> variables, String text, String... arguments) {
        List<String> command = new ArrayList<>(maven());
        command.add("-Dsarvanom.baseImage=" + testbed.baseImage());
        command.addAll(List.of(arguments));
        return MavenRun.interrupted(command, folder, inCi(variables), transcript(name), text);
    }

    private static Map<String, String> inCi(Map<String, String> variables) {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.put("CI", "true");
        return environment;
    }

    private Path transcript(String name) {
        return testbed.root().resolve("target/transcripts").resolve(name + ".txt");
    }

    Path folder() {
        return folder;
    }

    /** Replaces a text that occurs exactly once in a file of the reactor. */
    void edit(String file, String before, String after) {
        Path path = folder.resolve(file);
        try {
            String text = Files.readString(path);
            assertThat(text).as(file).containsOnlyOnce(before);
            Files.writeString(path, text.replace(before, after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> maven() {
        return List.of(
                testbed.mavenHome().resolve("bin/mvn").toString(),
                "-B",
                "-ntp",
                "-Dstyle.color=never",
                "-Dmaven.repo.local=" + testbed.localRepository());
    }

    private static Map<String, String> environment(Path kubeconfig) {
        Map<String, String> environment = new TreeMap<>(Map.of("KUBECONFIG", kubeconfig.toString(), "CI", "true"));
        SECRETS.forEach(name -> environment.put(name, "value-of-" + name));
        return environment;
    }

    private static boolean isSource(Path relative) {
        for (Path part : relative) {
            if (part.toString().equals("target")) {
                return false;
            }
        }
        return true;
    }

    private static void copyFile(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
