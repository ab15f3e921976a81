package io.github.sarvanom.contract;

import io.github.sarvanom.image.ApplicationContent;
import io.github.sarvanom.image.BaseImage;
import io.github.sarvanom.image.ImageBuilder;
import io.github.sarvanom.image.ImageRequest;
import io.github.sarvanom.image.RecordedImageLog;
import io.github.sarvanom.image.RegistryAccess;
import io.github.sarvanom.image.RegistryCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link SmallProgram} as an image, built by the plugin's own builder. */
final class SmallProgramImage {
    private SmallProgramImage() {}

    /**
     * Builds and pushes.
     *
     * @param registry that pods name
     * @param pushed the same one as this machine reaches it
     * @return the reference with its digest
     */
    static String push(String registry, String pushed, BaseImage base, Path folder) throws Exception {
        ImageRequest request = new ImageRequest(
                "program",
                "1",
                registry + "/contract/program",
                pushed + "/contract/program",
                base,
                new ApplicationContent(classes(folder), List.of()),
                Optional.of(SmallProgram.class.getName()),
                List.of(),
                8080,
                "1000:1000",
                Instant.EPOCH,
                Map.of());
        ImageBuilder builder = new ImageBuilder(
                new RecordedImageLog(),
                new RegistryCredentials(List.of()),
                new RegistryAccess(List.of(pushed), false, Duration.ofMinutes(2)),
                folder.resolve("cache"),
                Clock.systemUTC());
        return registry + "/contract/program@"
                + builder.build(request, folder.resolve("image.properties")).digest();
    }

    private static Path classes(Path folder) throws IOException {
        String name = SmallProgram.class.getName().replace('.', '/') + ".class";
        Path file = folder.resolve("classes").resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream bytes = SmallProgram.class.getResourceAsStream("/" + name)) {
            Files.copy(bytes, file);
        }
        return folder.resolve("classes");
    }
}
