package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.rehearsal.store.Meta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * A pod's place on this machine.
 *
 * @param address of 127.0.0.0/8, where others reach the pod
 * @param own address of 127.0.0.0/8, the pod's localhost
 * @param folder with its volumes and logs
 * @param secrets a folder with what must not be kept
 */
record PodSandbox(String address, String own, Path folder, Path secrets) {
    private static final int ADDRESSES = 60_000;
    private static final int FIRST = 10;

    static PodSandbox make(JsonNode pod, Path pods, Path secrets) throws IOException {
        Path folder = pods.resolve(Meta.uid(pod));
        Files.createDirectories(folder.resolve("volumes"));
        Files.createDirectories(folder.resolve("tmp"));
        Path own = Files.createDirectories(secrets.resolve(Meta.uid(pod)));
        return new PodSandbox("127.244." + ending(pod), "127.245." + ending(pod), folder, own);
    }

    static String address(JsonNode pod) {
        return "127.244." + ending(pod);
    }

    private static String ending(JsonNode pod) {
        int number = Math.floorMod(Meta.uid(pod).hashCode(), ADDRESSES) + FIRST;
        return (number >> 8) + "." + (number & 0xff);
    }

    Path hosts() {
        return folder.resolve("hosts");
    }

    Path log(String container, int restart) throws IOException {
        return Files.createDirectories(logs(folder, container)).resolve(restart + ".log");
    }

    /** Where the logs of a container lie that any run has run. */
    static Path logs(Path pods, JsonNode pod, String container) {
        return logs(pods.resolve(Meta.uid(pod)), container);
    }

    private static Path logs(Path folder, String container) {
        return folder.resolve("logs").resolve(container);
    }

    /** Forgets what must not be kept. */
    void clear() throws IOException {
        Folders.delete(secrets);
    }
}
