package io.github.sarvanom.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules whose folders, artifacts and services have different names, below aggregators and in profiles. */
class ModuleNamesTest {
    private static final String SERVICE = """
            <build><plugins><plugin><groupId>io.github.sarvanom</groupId><artifactId>sarvanom-maven-plugin</artifactId>
            <configuration><service><name>%s</name></service></configuration></plugin></plugins></build>
            """;

    @TempDir
    Path root;

    @Test
    void servicesAndArtifactsWhereverTheyLie() throws IOException {
        pom("", "shop", modules("gate", "inner", "one/other.xml") + profile(modules("extra", "absent")));
        pom("gate", "shop-gateway", SERVICE.formatted("gateway"));
        pom("inner", "inner", modules("deep", ".."));
        pom("inner/deep", "deep-artifact", profile(SERVICE.formatted("retrieval")));
        pom("extra", "extra-artifact", "");
        Files.createDirectories(root.resolve("one"));
        Files.writeString(root.resolve("one/other.xml"), project("other-artifact", ""));

        assertThat(ModuleNames.below(root))
                .contains("shop-gateway", "gateway", "deep-artifact", "retrieval", "extra-artifact")
                .contains("other-artifact")
                .doesNotContain("gate", "deep", "extra", "absent");
    }

    private void pom(String folder, String artifact, String more) throws IOException {
        Files.createDirectories(root.resolve(folder));
        Files.writeString(root.resolve(folder).resolve("pom.xml"), project(artifact, more));
    }

    private static String project(String artifact, String more) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>" + artifact
                + "</artifactId><version>1</version>" + more + "</project>";
    }

    private static String modules(String... modules) {
        return "<modules><module>" + String.join("</module><module>", modules) + "</module></modules>";
    }

    private static String profile(String content) {
        return "<profiles><profile><id>p</id>" + content + "</profile></profiles>";
    }
}
