package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.LockTimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One run of a pipeline through a proxy, in this JVM or in one that can be ended at any instant. */
final class HarmedRun {
    private HarmedRun() {}

    /** Name of the run, its namespace, a kubeconfig and a folder; the exit code says whether it succeeded. */
    public static void main(String[] args) {
        String why = here(CrashMatrix.Run.valueOf(args[0]), args[1], Path.of(args[2]), Path.of(args[3]));
        System.exit(why.isEmpty() ? 0 : 1);
    }

    /** Why it failed; empty when it did not. */
    static String here(CrashMatrix.Run run, String namespace, Path kubeconfig, Path folder) {
        ClusterTarget target = new ClusterTarget.Context("proxy", Optional.of(kubeconfig));
        try (ClusterConnection connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty())) {
            run.on(new Bench(connection, target, folder, LockTimes.USUAL, line -> {}), namespace);
            return "";
        } catch (SarvanomException | InterruptedException failure) {
            return String.valueOf(failure.getMessage());
        } catch (RuntimeException defect) {
            return "defect: " + defect;
        }
    }

    /** A JVM that does the same. */
    static Process elsewhere(CrashMatrix.Run run, String namespace, Path kubeconfig, Path folder) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                HarmedRun.class.getName(),
                run.name(),
                namespace,
                kubeconfig.toString(),
                folder.toString());
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Files.createTempFile(folder, "run-", ".txt").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
