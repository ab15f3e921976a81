package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.processes.agent.PodAgent;
import io.github.sarvanom.rehearsal.processes.agent.PodSockets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The Java agent that each process of a rehearsal starts with, packed from our own classes. */
final class AgentJar {
    private static final String NAME = "pod-agent.jar";

    private AgentJar() {}

    /**
     * Writes the agent for the running JDK.
     *
     * @throws IOException when this JDK is not known, or the folder cannot be written
     */
    static Path write(Path folder) throws IOException {
        Path aside = Files.createTempFile(Files.createDirectories(folder), "pod-agent", ".jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(aside), manifest())) {
            for (Class<?> type : classes()) {
                String name = type.getName().replace('.', '/') + ".class";
                try (InputStream bytes = AgentJar.class.getResourceAsStream("/" + name)) {
                    add(jar, name, Objects.requireNonNull(bytes, name).readAllBytes());
                }
            }
            add(jar, PodAgent.PATCHED, NetPatch.bytes());
        }
        return Files.move(
                aside, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Class<?>> classes() {
        List<Class<?>> classes = new ArrayList<>(List.of(PodAgent.class, PodSockets.class));
        classes.addAll(List.of(PodAgent.class.getDeclaredClasses()));
        classes.addAll(List.of(PodSockets.class.getDeclaredClasses()));
        return classes;
    }

    /** On the boot class path, since the JDK's own class calls it. */
    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", PodAgent.class.getName());
        main.putValue("Can-Retransform-Classes", "true");
        main.putValue("Boot-Class-Path", NAME);
        return manifest;
    }

    private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }
}
