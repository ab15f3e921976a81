package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.rehearsal.FrontDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tiny project, a home and a command line of its own: what is typed there is a Maven process, with the plugin that was built. */
final class Workplace {
    private static final Path TEMPLATES = Path.of("src/test/resources/behaviour");
    private static final Pattern PLACEHOLDER = Pattern.compile("@([a-z.-]+)@");

    private final Path folder;
    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> flags = new ArrayList<>();
    private final List<String> always = new ArrayList<>();
    private String maven = property("maven");
    private @Nullable Typed last;

    /** @param template a folder, seen from {@code src/test/resources/behaviour} */
    Workplace(Path folder, String template) {
        this.folder = folder.resolve("project");
        this.home = folder.resolve("home");
        copy(TEMPLATES.resolve(template));
        always.addAll(List.of("-B", "-ntp", "-Dstyle.color=never"));
        always.add("-Dmaven.repo.local=" + property("repository"));
        write("../settings.xml", settings(""));
        always.addAll(List.of("-s", folder.resolve("settings.xml").toString()));
    }

    Path folder() {
        return folder;
    }

    Path home() {
        return home;
    }

    /** From here on, for every command. */
    void sets(String variable, String value) {
        environment.put(variable, value);
    }

    /** From here on, for every command. */
    void forgets(String variable) {
        environment.remove(variable);
    }

    /** From here on, for the JVM of every command. */
    void startsJvmWith(List<String> more) {
        flags.addAll(more);
    }

    /** The project hello for staging, with its secret, its image and its base in that registry. */
    static Workplace pushingTo(FrontDoor registry, Path folder) {
        Workplace workplace = new Workplace(folder, "hello");
        workplace.sets("DATABASE_PASSWORD", "of-no-importance");
        workplace.alwaysTypes(
                "-Pstaging",
                "-Dsarvanom.cluster=staging",
                "-Dsarvanom.registry=" + registry.address() + "/shop",
                "-Dsarvanom.baseImage=" + registry.address() + "/base/java:17");
        return workplace;
    }

    /** From here on, behind every command. */
    void alwaysTypes(String... words) {
        always.addAll(List.of(words));
    }

    void write(String file, String text) {
        try {
            Path path = folder.resolve(file).normalize();
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The user's kubeconfig has one context, {@code staging}, which leads there. */
    void reaches(String apiServer) {
        write("../home/.kube/config", """
                apiVersion: v1
                kind: Config
                clusters: [{name: staging, cluster: {server: "%s"}}]
                users: [{name: deployer, user: {token: t0ken-of-deployer}}]
                contexts: [{name: staging, context: {cluster: staging, user: deployer}}]
                current-context: staging
                """.formatted(apiServer));
    }

    /** The user's settings.xml with those {@code <server>} elements. */
    void knowsServers(String servers) {
        write("../settings.xml", settings("<servers>" + servers + "</servers>"));
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    /** Every file below that name, and the name itself when it is one; none when there is nothing. */
    List<Path> files(String below) {
        Path start = folder.resolve(below);
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types {@code mvn} and those words, and waits until it has ended. */
    Typed types(String... words) {
        return begins(words).ended();
    }

    /** What the last command has answered so far. */
    String output() {
        return last == null ? "" : last.output();
    }

    /** Types {@code mvn} and those words, and looks on. */
    Typed begins(String... words) {
        List<String> command = new ArrayList<>(Typed.HEARS_CTRL_C);
        command.addAll(command(words));
        last = Typed.start(started(command), folder);
        return last;
    }

    /** The same at a terminal, without {@code -B}: whoever types it can be asked something. */
    Typed beginsAtATerminal(String... words) {
        List<String> command = command(words);
        command.remove("-B");
        String line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return Typed.startAnswerable(started(List.of("script", "-qefc", line, "/dev/null")), folder);
    }

    /** The newest Maven 3 and 4, where the build has fetched them; see {@code matrix.skip}. */
    static List<Path> otherMavens() throws IOException {
        Path mavens = Path.of(System.getProperty("sarvanom.wholerun.mavens", "none"));
        assumeThat(mavens).isDirectory();
        try (Stream<Path> each = Files.list(mavens)) {
            return each.sorted().toList();
        }
    }

    /** From here on, with another Maven. */
    void uses(Path mavenHome) {
        maven = mavenHome.toString();
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(maven, "bin", "mvn").toString());
        command.addAll(always);
        command.addAll(List.of(words));
        return command;
    }

    private ProcessBuilder started(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(?i).*proxy|KUBECONFIG|XDG_CACHE_HOME|MAVEN_.*"));
        builder.environment().putAll(environment);
        List<String> opts = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        opts.add("-Duser.home=" + home);
        opts.addAll(flags);
        builder.environment().put("MAVEN_OPTS", String.join(" ", opts));
        return builder;
    }

    /** The answer was that, whole and strictly, and no stack trace. */
    static void saw(String golden, Typed typed) {
        matches(golden, typed, typed.transcript());
    }

    /** The error was that, whole and strictly, whichever goal came to know of it first; no stack trace. */
    static void sawAtLast(String golden, Typed typed) {
        String transcript = typed.transcript();
        String error = transcript.substring(transcript.indexOf("BUILD FAILURE"));
        matches(golden, typed, error.replaceAll(":VERSION:[a-z-]+", ":VERSION:GOAL"));
    }

    private static void matches(String golden, Typed typed, String seen) {
        assertThat(typed.output()).doesNotContain("\tat ");
        Golden.matches("behaviour/" + golden + ".txt", seen);
    }

    private void copy(Path template) {
        try (Stream<Path> files = Files.walk(template)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !template.relativize(file).toString().matches("(.*/)?target/.*"))
                    .toList()) {
                write(template.relativize(file).toString(), filled(Files.readString(file)));
            }
            Files.createDirectories(folder.resolve(".mvn"));
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the invoker fills in {@code src/it}: versions come from our own POM. */
    private static String filled(String text) throws IOException {
        String pom = Files.readString(Path.of("../pom.xml"));
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String element = found.group(1).replace("project.", "");
            Matcher value = Pattern.compile("<" + element + ">([^<]+)<").matcher(pom);
            assertThat(value.find()).as(element).isTrue();
            return value.group(1);
        });
    }

    private String settings(String more) {
        try {
            String text = Files.readString(Path.of("../src/it/settings.xml"));
            String downloaded = Path.of(System.getProperty("sarvanom.wholerun.downloaded", property("repository")))
                    .toUri()
                    .toString();
            return text.replace("@localRepositoryUrl@", downloaded).replace("<profiles>", more + "<profiles>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty("sarvanom.wholerun." + name), "-Dsarvanom.wholerun." + name);
    }
}
