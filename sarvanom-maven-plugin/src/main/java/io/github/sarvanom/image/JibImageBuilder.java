package io.github.sarvanom.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has Jib build and push one image. Nothing of Jib, its exceptions included, leaves here. */
final class JibImageBuilder {
    /** Ours, in the image's history; a constant, since a new release of ours must not change the digest. */
    private static final String LAYOUT_VERSION = "1";

    private final ImageLog log;
    private final RegistryCredentials credentials;
    private final RegistryAccess access;
    private final ImageCache cache;

    JibImageBuilder(ImageLog log, RegistryCredentials credentials, RegistryAccess access, ImageCache cache) {
        this.log = log;
        this.credentials = credentials;
        this.access = access;
        this.cache = cache;
    }

    /**
     * Builds and pushes.
     *
     * @param base by digest; empty builds upon nothing
     * @return the manifest's digest
     */
    String build(ImageRequest request, Optional<ImageName> base) throws InterruptedException {
        ImageName target = ImageName.parse(request.pushRepository());
        return build(
                request,
                base,
                target,
                ImageFormat.OCI,
                () -> Containerizer.to(image(target, target.tagged(request.tag()))));
    }

    /**
     * Builds into a file, in the form that {@code docker load} takes.
     *
     * @param name the one that stands in the file
     * @return as of {@link #build}
     */
    String buildTar(ImageRequest request, Optional<ImageName> base, Path tar, String name) throws InterruptedException {
        ImageName target = ImageName.parse(request.repository());
        return build(
                request,
                base,
                target,
                ImageFormat.Docker,
                () -> Containerizer.to(TarImage.at(tar).named(name)));
    }

    /** Where an image goes, in Jib's terms. */
    private interface Destination {
        Containerizer open() throws InvalidImageReferenceException;
    }

    private String build(
            ImageRequest request,
            Optional<ImageName> base,
            ImageName target,
            ImageFormat format,
            Destination destination)
            throws InterruptedException {
        JibFailure failure = new JibFailure(request, target, base, credentials, cache.folder());
        try {
            return containerize(request, base, format, containerizer(request, target, base, destination.open()));
        } catch (TimeoutException e) {
            throw failure.tooSlow(access.deadline());
        } catch (ExecutionException e) {
            throw failure.explain(e);
        } catch (IOException | InvalidImageReferenceException e) {
            throw failure.explain(e);
        }
    }

    private String containerize(
            ImageRequest request, Optional<ImageName> base, ImageFormat format, Containerizer containerizer)
            throws IOException, InvalidImageReferenceException, InterruptedException, ExecutionException,
                    TimeoutException {
        // Jib's steps wait for each other on threads: a bounded pool would deadlock.
        ExecutorService threads = Executors.newCachedThreadPool(JibImageBuilder::daemon);
        try {
            JibContainerBuilder container = container(request, base).setFormat(format);
            containerizer.setExecutorService(threads);
            return threads.submit(() -> container.containerize(containerizer))
                    .get(access.deadline().toMillis(), TimeUnit.MILLISECONDS)
                    .getDigest()
                    .toString();
        } finally {
            threads.shutdownNow();
        }
    }

    private JibContainerBuilder container(ImageRequest request, Optional<ImageName> base)
            throws IOException, InvalidImageReferenceException {
        ImageLayout layout = ImageLayout.of(request.content(), new LayerSources(cache.copies()));
        JibContainerBuilder container =
                base.isPresent() ? Jib.from(image(base.get(), base.get().written())) : Jib.fromScratch();
        request.base()
                .platform()
                .map(JibImageBuilder::platform)
                .ifPresent(wanted -> container.setPlatforms(Set.of(wanted)));
        return container
                .setFileEntriesLayers(layout.layers())
                .setEntrypoint(entrypoint(request, layout))
                .setExposedPorts(Port.tcp(request.port()))
                .setUser(request.user())
                .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
                .setLabels(request.labels())
                .setCreationTime(request.created());
    }

    private Containerizer containerizer(
            ImageRequest request, ImageName target, Optional<ImageName> base, Containerizer containerizer) {
        // One switch for both sides in Jib. The base was found by us a moment ago, behind a trusted certificate.
        boolean plainHttp = access.permitsPlainHttp(target.registry())
                || base.filter(name -> access.permitsPlainHttp(name.registry())).isPresent();
        containerizer
                .setBaseImageLayersCache(cache.baseLayers())
                .setApplicationLayersCache(cache.applicationLayers())
                .setAllowInsecureRegistries(plainHttp)
                .setAlwaysCacheBaseImage(true)
                .setToolName("sarvanom")
                .setToolVersion(LAYOUT_VERSION);
        if (!plainHttp) {
            // Where plain http is permitted, Jib's only warnings are about just that, twice an image.
            containerizer.addEventHandler(LogEvent.class, event -> forward(request.service(), event));
        }
        return containerizer;
    }

    private RegistryImage image(ImageName name, String reference) throws InvalidImageReferenceException {
        RegistryImage image = RegistryImage.named(reference);
        credentials.login(name.registry()).ifPresent(login -> image.addCredential(login.username(), login.password()));
        return image;
    }

    private void forward(String service, LogEvent event) {
        if (event.getLevel() == LogEvent.Level.WARN) {
            log.warned(service, event.getMessage().replaceAll("\u001B\\[[0-9;]*m", ""));
        }
    }

    private static List<String> entrypoint(ImageRequest request, ImageLayout layout) {
        List<String> command = new ArrayList<>();
        command.add("java");
        command.addAll(ContainerDefaults.JVM_FLAGS);
        command.addAll(request.jvmFlags());
        command.add("-cp");
        command.add(String.join(":", layout.classPath()));
        command.add(request.mainClass()
                .orElseGet(() ->
                        MainClasses.theOne(request.service(), request.content().classes())));
        return command;
    }

    private static Platform platform(String osAndArchitecture) {
        int slash = osAndArchitecture.indexOf('/');
        return new Platform(osAndArchitecture.substring(slash + 1), osAndArchitecture.substring(0, slash));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sarvanom-image");
        thread.setDaemon(true);
        return thread;
    }
}
