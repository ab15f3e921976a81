package io.github.sarvanom.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Where only the socket is: programs of all engines are found on the PATH, tell that they were called, and fail. */
class ExampleOnDockerIT extends ExampleOnDocker {
    private static final Path DECOYS = decoys();

    ExampleOnDockerIT() {
        super("docker", DECOYS + ":" + System.getenv("PATH"));
    }

    private static Path decoys() {
        try {
            Path folder = Files.createTempDirectory("sarvanom-decoys");
            for (String name : List.of("docker", "docker-compose", "podman")) {
                Path decoy = Files.writeString(
                        folder.resolve(name), "#!/bin/sh\ntouch " + folder.resolve("called") + "\nexit 1\n");
                Files.setPosixFilePermissions(decoy, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            return folder;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    String maker() {
        return "the engine's API: docker compose is not installed";
    }

    @Override
    String theOtherWay() {
        return "-Dsarvanom.compose=plugin";
    }

    /** That is looked for when something is to be made; so the mark of that is taken away first. */
    @Override
    void whileNothingIsMade(Runnable run) throws IOException {
        Path called = DECOYS.resolve("called");
        assertThat(called).as("compose was looked for").exists();
        Files.delete(called);
        run.run();
        assertThat(called).as("a program was started").doesNotExist();
    }
}
