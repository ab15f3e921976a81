package io.github.sarvanom.rehearsal.processes;

import java.io.File;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How to start one container as a process.
 *
 * @param command beginning with this machine's {@code java}
 * @param environment all of it: nothing of this machine's own is added
 * @param folder to start in
 */
record LaunchPlan(List<String> command, Map<String, String> environment, Path folder) {

    /** What the JVM is told of the pod around it. */
    record Surroundings(Path java, Path agent, String agentArguments, Path hosts, Path temporary) {}

    /**
     * As the container runtime does, {@code command} of the pod replaces the image's entrypoint and {@code args} its arguments.
     *
     * @throws StartFailure when the program is none of Java's
     */
    static LaunchPlan of(
            UnpackedImage image,
            JsonNode container,
            Map<String, String> variables,
            PathMap paths,
            Surroundings surroundings)
            throws StartFailure {
        List<String> said = command(image, container, variables);
        if (said.isEmpty() || !said.get(0).matches("(.*/)?java")) {
            throw new StartFailure("RunContainerError", "a rehearsal starts Java programs only, not " + said);
        }
        List<String> command = new ArrayList<>();
        command.add(surroundings.java().toString());
        command.addAll(flags(container, surroundings));
        for (int i = 1; i < said.size(); i++) {
            boolean classPath = said.get(i - 1).matches("-cp|-classpath|--class-path|-p|--module-path");
            String mapped = paths.map(said.get(i));
            command.add(classPath && File.pathSeparatorChar != ':' ? mapped.replace(":/", ";/") : mapped);
        }
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LANG", "C.UTF-8"); // as in the usual base images; without it Java 17 would write ASCII
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.putAll(image.environment());
        variables.forEach((name, value) -> environment.put(name, paths.map(value)));
        return new LaunchPlan(command, environment, Path.of(paths.map(folder(image, container))));
    }

    private static String folder(UnpackedImage image, JsonNode container) {
        return container.path("workingDir").asString(image.folder());
    }

    private static List<String> command(UnpackedImage image, JsonNode container, Map<String, String> variables) {
        List<String> command = new ArrayList<>();
        boolean own = !container.path("command").isEmpty();
        command.addAll(own ? texts(container.path("command"), variables) : image.entrypoint());
        if (!container.path("args").isEmpty()) {
            command.addAll(texts(container.path("args"), variables));
        } else if (!own) {
            command.addAll(image.command());
        }
        return command;
    }

    private static List<String> texts(JsonNode list, Map<String, String> variables) {
        return list.valueStream()
                .map(each -> ContainerEnvironment.expand(each.asString(""), variables))
                .toList();
    }

    /** First, so that flags of the image and the user, which come after, win. */
    private static List<String> flags(JsonNode container, Surroundings surroundings) {
        List<String> flags = new ArrayList<>();
        flags.add("-javaagent:" + surroundings.agent() + "=" + surroundings.agentArguments());
        flags.add("-Djdk.net.hosts.file=" + surroundings.hosts());
        flags.add("-Djava.io.tmpdir=" + surroundings.temporary());
        // What the JVM of a container reads off its cgroup, and derives heap, collector and threads from.
        PodFields.amount(container, "limits", "memory").ifPresent(bytes -> flags.add("-XX:MaxRAM=" + whole(bytes)));
        PodFields.amount(container, "limits", "cpu")
                .ifPresent(cpus -> flags.add("-XX:ActiveProcessorCount=" + whole(cpus.max(BigDecimal.ONE))));
        return flags;
    }

    private static String whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.CEILING).toPlainString();
    }
}
