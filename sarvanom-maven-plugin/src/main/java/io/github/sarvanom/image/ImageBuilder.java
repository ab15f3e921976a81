package io.github.sarvanom.image;

import java.nio.file.Path;

/** Builds one image after the other, or finds that there is nothing to build. Thread-safe. */
public final class ImageBuilder {
    private final ImageLog log;
    private final RegistryCredentials credentials;
    private final RegistryAccess access;
    private final Path cacheFolder;

    /** @param cacheFolder ours alone, kept between runs; made when missing */
    public ImageBuilder(ImageLog log, RegistryCredentials credentials, RegistryAccess access, Path cacheFolder) {
        this.log = log;
        this.credentials = credentials;
        this.access = access;
        this.cacheFolder = cacheFolder;
    }

    /**
     * @param stateFile where the input's hash and the digest are remembered: {@code target/sarvanom/image.properties}
     * @throws io.github.sarvanom.problem.SarvanomException with the reason a person can act upon
     */
    public BuiltImage build(ImageRequest request, Path stateFile) {
        throw new UnsupportedOperationException(log + " " + credentials + access + cacheFolder + stateFile);
    }
}
