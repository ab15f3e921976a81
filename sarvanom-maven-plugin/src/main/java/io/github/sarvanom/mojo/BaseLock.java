package io.github.sarvanom.mojo;

import io.github.sarvanom.image.BaseImage;
import io.github.sarvanom.image.BaseImageLock;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds base images to {@code sarvanom.lock} beside the root's POM: when that file is there, everything is pinned by it. {@code
 * -Dsarvanom.lock=write} writes what there is now.
 */
final class BaseLock {
    static final String PROPERTY = "sarvanom.lock";

    private static final String WRITE = "write";

    private final Run run;

    BaseLock(Run run) {
        this.run = run;
    }

    /** Finds the digest that a base image's name stands for now. */
    interface Digests {
        String of(BaseImage base) throws InterruptedException;
    }

    /** Locks the base first where that is asked for, and pins it. */
    BaseImage apply(BaseImage base, Digests digests) throws InterruptedException {
        boolean write = run.properties()
                .find(PROPERTY)
                .filter(said -> said.value().equals(WRITE))
                .isPresent();
        if (write && !base.reference().contains("@")) {
            String digest = digests.of(base);
            // Modules may be built side by side; each adds its line.
            synchronized (BaseLock.class) {
                BaseImageLock.read(file()).with(base, digest).write();
            }
        }
        return pin(base);
    }

    BaseImage pin(BaseImage base) {
        return Files.exists(file()) ? BaseImageLock.read(file()).pin(base) : base;
    }

    private Path file() {
        return run.root().resolve("sarvanom.lock");
    }
}
