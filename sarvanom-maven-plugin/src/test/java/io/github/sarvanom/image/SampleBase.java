package io.github.sarvanom.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A base image of one small layer, pushed to where it is wanted. */
public final class SampleBase {
    private SampleBase() {}

    /** @return its digest */
    public static String push(String registry, Path work) throws Exception {
        Path release = Files.writeString(Files.createDirectories(work).resolve("os-release"), "NAME=sample\n");
        return Jib.fromScratch()
                .addLayer(List.of(release), "/etc")
                .setEnvironment(java.util.Map.of("JAVA_HOME", "/opt/java"))
                .containerize(Containerizer.to(RegistryImage.named(registry + "/base/java:17"))
                        .setBaseImageLayersCache(work.resolve("cache"))
                        .setApplicationLayersCache(work.resolve("cache"))
                        .setAllowInsecureRegistries(true))
                .getDigest()
                .toString();
    }
}
