package io.github.sarvanom.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.RegistryAuthenticationFailedException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.http.ResponseException;
import com.google.cloud.tools.jib.image.json.PlatformNotFoundInBaseImageException;
import com.google.cloud.tools.jib.image.json.UnlistedPlatformInManifestListException;
import com.google.cloud.tools.jib.registry.RegistryCredentialsNotSentException;
import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Why Jib could not build or push an image, told by the failure's type. */
final class JibFailure {
    private static final long FULL_BELOW_BYTES = 1024 * 1024;

    private static final int UNAUTHORIZED = 401;

    private final ImageRequest request;
    private final ImageName target;
    private final Optional<ImageName> base;
    private final RegistryCredentials credentials;
    private final Path cacheFolder;

    JibFailure(
            ImageRequest request,
            ImageName target,
            Optional<ImageName> base,
            RegistryCredentials credentials,
            Path cacheFolder) {
        this.request = request;
        this.target = target;
        this.base = base;
        this.credentials = credentials;
        this.cacheFolder = cacheFolder;
    }

    SarvanomException explain(Exception failure) {
        Throwable cause = failure;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof SarvanomException told) {
            return told;
        }
        if (cause instanceof RegistryException registry) {
            return explainRegistry(registry);
        }
        if (cause instanceof IOException && isDiskFull()) {
            return diskFull(cause);
        }
        if (cause instanceof CacheDirectoryCreationException || isOfCache(cause)) {
            return noCache(cause);
        }
        if (cause instanceof IOException) {
            return broken(cause);
        }
        return new SarvanomException(
                Blame.DEFECT, List.of(problem("can't be built").seen(cause.toString())), cause);
    }

    SarvanomException tooSlow(Duration deadline) {
        return SarvanomException.surroundings(
                problem("was not built and pushed within " + deadline.toSeconds() + " s")
                        .mend("look after registry " + target.registry()
                                + ", or allow more time: <image><timeout>30m</timeout></image>"),
                null);
    }

    private SarvanomException explainRegistry(RegistryException failure) {
        if (failure instanceof RegistryCredentialsNotSentException) {
            return credentials
                    .login(target.registry())
                    .map(login -> Refusal.unencrypted(target, login))
                    .orElseGet(() -> Refusal.of(target, UNAUTHORIZED, credentials));
        }
        if (failure instanceof RegistryUnauthorizedException refused) {
            int status = refused.getCause() instanceof ResponseException answer ? answer.getStatusCode() : UNAUTHORIZED;
            return Refusal.of(refusedOf(refused), status, credentials);
        }
        if (failure instanceof RegistryAuthenticationFailedException) {
            return Refusal.of(target, UNAUTHORIZED, credentials);
        }
        if (failure instanceof PlatformNotFoundInBaseImageException
                || failure instanceof UnlistedPlatformInManifestListException) {
            return SarvanomException.user(
                    problem("can't be built for " + request.base().platform().orElse("linux/amd64"))
                            .seen("base image " + request.base().reference() + " is not made for that platform")
                            .mend("name a base image that is, or correct <image><platform>"));
        }
        return broken(failure);
    }

    private ImageName refusedOf(RegistryUnauthorizedException refused) {
        return base.filter(name -> refused.getImageReference().equals(name.registry() + "/" + name.path()))
                .orElse(target);
    }

    private SarvanomException broken(Throwable cause) {
        return SarvanomException.surroundings(
                problem("could not be built and pushed")
                        .seen(String.valueOf(cause.getMessage()).strip())
                        .mend("look after registry " + target.registry() + ", then try again; see the reason with -e"),
                cause);
    }

    private SarvanomException noCache(Throwable cause) {
        return SarvanomException.surroundings(
                problem("could not be built: its cache can't be written")
                        .seen("folder " + cacheFolder)
                        .mend("see that it is a folder, and yours to write to"),
                cause);
    }

    private SarvanomException diskFull(Throwable cause) {
        return SarvanomException.surroundings(
                problem("could not be built: the disk is full")
                        .seen("folder " + cacheFolder)
                        .mend("free some space there; the folder itself is a cache and may be deleted"),
                cause);
    }

    private boolean isOfCache(Throwable cause) {
        return cause instanceof FileSystemException failed
                && failed.getFile() != null
                && Path.of(failed.getFile()).startsWith(cacheFolder);
    }

    private boolean isDiskFull() {
        try {
            return Files.getFileStore(cacheFolder).getUsableSpace() < FULL_BELOW_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    private Problem problem(String whatHappened) {
        return Problem.of("the image of service " + request.service() + " " + whatHappened);
    }
}
