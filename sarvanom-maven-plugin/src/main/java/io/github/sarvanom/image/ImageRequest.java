package io.github.sarvanom.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that decides the bytes of one image, and the two names it goes by.
 *
 * @param service the service's name, for a person
 * @param version becomes the image's tag, made fit for one; the tag is for people, nothing is ever deployed by it
 * @param repository as manifests name it, without tag: {@code registry.example.com/sarvanom/gateway}
 * @param pushRepository where it is really pushed; equal to {@code repository} except in a rehearsal
 *     ({@code localhost:43211/sarvanom/gateway}). Decides no byte.
 * @param mainClass the class to start; empty means: find it among the classes
 * @param jvmFlags put before the class path, after our own defaults, so that they win
 * @param port the container port, 1 to 65535
 * @param user user and group the process runs as: {@code 1000:1000}
 * @param created the image's creation time, from {@code project.build.outputTimestamp}
 * @param labels OCI labels
 */
public record ImageRequest(
        String service,
        String version,
        String repository,
        String pushRepository,
        BaseImage base,
        ApplicationContent content,
        Optional<String> mainClass,
        List<String> jvmFlags,
        int port,
        String user,
        Instant created,
        Map<String, String> labels) {
    public ImageRequest {
        jvmFlags = List.copyOf(jvmFlags);
        labels = Map.copyOf(labels);
    }

    /** The version as a tag: at most 128 characters of {@code [A-Za-z0-9_.-]}, the rest replaced (OCI distribution spec). */
    String tag() {
        String fit = version.replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("^[.-]", "_");
        return fit.isEmpty() ? "unversioned" : fit.substring(0, Math.min(fit.length(), 128));
    }
}
