package io.github.sarvanom.image;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.List;
import java.util.Optional;

/** Finds the digest behind a base image's name, so that what is built upon is known before anything is built. */
final class BaseResolver {
    private final ImageLog log;
    private final RegistryManifests manifests;
    private final RegistryAccess access;
    private final KnownBases known;

    BaseResolver(ImageLog log, RegistryManifests manifests, RegistryAccess access, KnownBases known) {
        this.log = log;
        this.manifests = manifests;
        this.access = access;
        this.known = known;
    }

    /** The base by digest; empty when it can't be had and the request is content with nothing, which is then logged. */
    Optional<ImageName> resolve(ImageRequest request) throws InterruptedException {
        BaseImage base = request.base();
        try {
            return Optional.of(pinned(base));
        } catch (Absent e) {
            if (base.whenUnreachable() == BaseImage.WhenUnreachable.FAIL) {
                throw e;
            }
            log.baseReplaced(request.service(), base.reference(), e.problems().get(0));
            return Optional.empty();
        }
    }

    /**
     * The base by digest.
     *
     * @throws SarvanomException when it can't be had, with the reason
     */
    ImageName pinned(BaseImage base) throws InterruptedException {
        try {
            ImageName name = ImageName.parse(base.reference());
            return ImageName.parse(name.pinnedTo(digest(name, base)));
        } catch (SarvanomException e) {
            throw ofBase(base, e);
        }
    }

    private String digest(ImageName name, BaseImage base) throws InterruptedException {
        Optional<String> cached = known.digest(base);
        boolean offline = access.offline() && !RegistryAccess.isLoopback(name.registry());
        if (cached.isPresent() && (offline || name.digest() != null)) {
            return cached.get();
        }
        if (offline) {
            throw new Absent(
                    Blame.SURROUNDINGS,
                    Problem.of("the base image is not in the cache, and Maven is offline")
                            .mend("run once without -o"),
                    null);
        }
        Optional<String> digest = manifests.digest(name, name.reference());
        return digest.orElseThrow(() -> notFound(name));
    }

    private static SarvanomException ofBase(BaseImage base, SarvanomException told) {
        List<Problem> problems = told.problems().stream()
                .map(problem -> problem.seen("wanted for base image " + base.reference()))
                .map(problem -> told instanceof Absent && told.getCause() != null ? elsewhere(problem) : problem)
                .toList();
        return told instanceof Absent
                ? new Absent(told.blame(), problems, told)
                : new SarvanomException(told.blame(), problems, told);
    }

    /** The default's registry was chosen by nobody here: who cannot reach it names an image that can be had. */
    private static Problem elsewhere(Problem unreachable) {
        return unreachable.mend(unreachable.remedy()
                + "\nor name a base image in a registry that this machine reaches: <baseImage>...</baseImage>");
    }

    private static SarvanomException notFound(ImageName name) {
        return new Absent(
                Blame.USER,
                Problem.of("the base image does not exist")
                        .seen("registry " + name.registry() + " has no " + name.path() + " " + name.reference()
                                + " (404)")
                        .mend(
                                name.digest() == null
                                        ? "correct <baseImage>"
                                        : "correct <baseImage>, or lock what there is now: mvn package sarvanom:image -P... -Dsarvanom.lock=write"),
                null);
    }
}
