package io.github.sarvanom.image;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Builds one image after the other, or finds that there is nothing to build. Thread-safe. */
public final class ImageBuilder {
    private final ImageLog log;
    private final RegistryCredentials credentials;
    private final RegistryAccess access;
    private final ImageCache cache;
    private final Clock clock;

    /** @param cacheFolder ours alone, kept between runs; made when missing */
    public ImageBuilder(
            ImageLog log, RegistryCredentials credentials, RegistryAccess access, Path cacheFolder, Clock clock) {
        this.log = log;
        this.credentials = credentials;
        this.access = access;
        this.cache = new ImageCache(cacheFolder);
        this.clock = clock;
    }

    /**
     * Builds and pushes; or, when the same input was built before and the registry still has the result, does neither.
     *
     * @param stateFile where the input's hash and the digest are remembered: {@code target/sarvanom/image.properties}
     * @throws SarvanomException with the reason, as a person can act upon it
     */
    public BuiltImage build(ImageRequest request, Path stateFile) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            InputHash hash = InputHash.of(request);
            RegistryManifests manifests = new RegistryManifests(new RegistryConnection(access), credentials);
            Optional<ImageState> before = stillThere(request, hash, stateFile, manifests);
            BuiltImage image = before.isPresent()
                    ? unchanged(request, before.get(), begin)
                    : buildAndPush(request, hash, stateFile, manifests, begin);
            return image.madeOf(hash.layers());
        } catch (IOException e) {
            throw unreadable(request, e);
        }
    }

    /**
     * Builds and loads into an engine on this machine; or, when the same input was built before and the engine still has the
     * result, does neither. No registry is asked for anything but the base.
     *
     * @param stateFile as for {@link #build}, but another one: the same content has another digest here
     * @throws SarvanomException as for {@link #build}
     */
    public BuiltImage buildLocal(ImageRequest request, Path stateFile, LocalImages engine) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            InputHash hash = InputHash.of(request);
            Optional<ImageState> before =
                    ImageState.read(stateFile).filter(known -> known.inputHash().equals(hash.hex()));
            if (before.isPresent()
                    && engine.has(
                            LocalName.of(request.repository(), before.get().digest()))) {
                return unchanged(request, before.get(), begin);
            }
            log.building(request);
            cache.sweep(clock);
            String digest = load(request, engine);
            String asker =
                    engine.asker(LocalName.of(request.repository(), digest)).orElse("");
            ImageState state = new ImageState(hash.hex(), request.repository(), digest, false, asker);
            state.write(stateFile);
            BuiltImage image = built(request, state, BuiltImage.Outcome.BUILT, begin);
            log.loaded(image);
            return image;
        } catch (IOException e) {
            throw unreadable(request, e);
        }
    }

    /** Through a file, since the length of what is sent must be known before. */
    private String load(ImageRequest request, LocalImages engine) throws IOException, InterruptedException {
        RegistryManifests manifests = new RegistryManifests(new RegistryConnection(access), credentials);
        Optional<ImageName> base = resolver(manifests).resolve(request);
        Path tar = Files.createTempFile(Files.createDirectories(cache.folder()), "load", ".tar");
        try {
            String loadedAs = request.repository() + ":" + request.tag();
            String digest = new JibImageBuilder(log, credentials, access, cache).buildTar(request, base, tar, loadedAs);
            engine.load(tar, loadedAs, LocalName.of(request.repository(), digest));
            return digest;
        } finally {
            Files.deleteIfExists(tar);
        }
    }

    /**
     * The digest that a base image's name stands for now, for the lock file.
     *
     * @throws SarvanomException when its registry can't be reached, refuses, or has no such image
     */
    public String baseDigest(BaseImage base) throws InterruptedException {
        RegistryManifests manifests = new RegistryManifests(new RegistryConnection(access), credentials);
        return resolver(manifests).pinned(base).reference();
    }

    private Optional<ImageState> stillThere(
            ImageRequest request, InputHash hash, Path stateFile, RegistryManifests manifests)
            throws InterruptedException {
        ImageName target = ImageName.parse(request.pushRepository());
        Optional<ImageState> state =
                ImageState.read(stateFile).filter(known -> known.inputHash().equals(hash.hex()));
        if (state.isEmpty() || cannotAsk(target)) {
            return state;
        }
        return manifests.digest(target, state.get().digest()).isPresent() ? state : Optional.empty();
    }

    private boolean cannotAsk(ImageName target) {
        return access.offline() && !RegistryAccess.isLoopback(target.registry());
    }

    private BuiltImage unchanged(ImageRequest request, ImageState state, long begin) {
        if (state.baseReplaced()) {
            log.baseReplaced(
                    request.service(),
                    request.base().reference(),
                    Problem.of("it could not be had when the image was built"));
        }
        BuiltImage image = built(request, state, BuiltImage.Outcome.UNCHANGED, begin);
        log.unchanged(image);
        return image;
    }

    private BuiltImage buildAndPush(
            ImageRequest request, InputHash hash, Path stateFile, RegistryManifests manifests, long begin)
            throws IOException, InterruptedException {
        requireReachable(ImageName.parse(request.pushRepository()), manifests);
        log.building(request);
        cache.sweep(clock);
        Optional<ImageName> base = resolver(manifests).resolve(request);
        String digest = new JibImageBuilder(log, credentials, access, cache).build(request, base);
        if (base.isPresent()) {
            new KnownBases(cache.knownBases())
                    .remember(request.base(), base.get().reference());
        }
        ImageState state = new ImageState(hash.hex(), request.repository(), digest, base.isEmpty());
        state.write(stateFile);
        BuiltImage image = built(request, state, BuiltImage.Outcome.BUILT, begin);
        log.pushed(image);
        return image;
    }

    private void requireReachable(ImageName target, RegistryManifests manifests) throws InterruptedException {
        if (cannotAsk(target)) {
            throw SarvanomException.user(Problem.of("the image has changed, and Maven is offline")
                    .seen("registry " + target.registry() + " is not on this machine")
                    .mend("run without -o"));
        }
        manifests.requireReachable(target);
    }

    private BaseResolver resolver(RegistryManifests manifests) {
        return new BaseResolver(log, manifests, access, new KnownBases(cache.knownBases()));
    }

    private static BuiltImage built(ImageRequest request, ImageState state, BuiltImage.Outcome outcome, long begin) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new BuiltImage(
                request.service(), request.repository(), state.digest(), outcome, state.baseReplaced(), took);
    }

    private static SarvanomException unreadable(ImageRequest request, IOException failure) {
        return SarvanomException.surroundings(
                Problem.of("files of the image of service " + request.service() + " can't be read or written")
                        .seen(failure.toString())
                        .mend("run the build up to phase package, and see that the disk is not full"),
                failure);
    }
}
