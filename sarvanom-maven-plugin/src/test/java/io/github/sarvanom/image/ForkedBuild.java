package io.github.sarvanom.image;

import io.github.sarvanom.problem.SarvanomException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Builds an image in a JVM of its own, for what is one for the whole JVM: its trust store, and the classes it has loaded. */
final class ForkedBuild {
    private ForkedBuild() {}

    /** Folder, registry, base, user name and password; prints how it went. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        ImageRequest request =
                SampleApplication.emptyIn(folder.resolve("gateway")).request(args[1], BaseImage.of(args[2]));
        RegistryCredentials credentials =
                new RegistryCredentials(List.of(new KnownLogin("the configuration", args[1], args[3], args[4])));
        ImageBuilder builder = new ImageBuilder(
                new RecordedImageLog(),
                credentials,
                SampleApplication.access(),
                folder.resolve("cache"),
                Clock.systemUTC());
        System.out.println(outcome(builder, request, folder.resolve("image.properties")));
        System.exit(0);
    }

    private static String outcome(ImageBuilder builder, ImageRequest request, Path state) throws InterruptedException {
        try {
            BuiltImage image = builder.build(request, state);
            return image.outcome() + " " + image.digest();
        } catch (SarvanomException e) {
            return e.blame() + "\n" + e.getMessage();
        }
    }

    /** What was printed. */
    static String run(List<String> jvmFlags, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(ForkedBuild.class.getName());
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .directory(new File("."))
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.strip();
    }
}
