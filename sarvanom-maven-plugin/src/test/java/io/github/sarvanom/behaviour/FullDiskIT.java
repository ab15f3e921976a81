package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.image.SampleBase;
import io.github.sarvanom.rehearsal.FrontDoor;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a small one is mounted, which takes root, and filled to its last byte. */
class FullDiskIT {
    @TempDir
    private Path folder;

    private FrontDoor registry;
    private ApiDoor api;
    private Workplace workplace;
    private Path disk;

    @BeforeEach
    void open() throws Exception {
        registry = FrontDoor.open(folder.resolve("registry"));
        SampleBase.push(registry.address(), folder.resolve("base"));
        api = ApiDoor.open(folder.resolve("cluster"), Behaviour.PROMPT);
        workplace = new Workplace(folder, "hello");
        workplace.reaches(api.address());
        workplace.sets("DATABASE_PASSWORD", "of-no-importance");
        workplace.alwaysTypes(
                "-Pstaging",
                "-Dsarvanom.registry=" + registry.address() + "/shop",
                "-Dsarvanom.baseImage=" + registry.address() + "/base/java:17");
    }

    @Test
    void forTheRehearsal() throws Exception {
        mount(workplace.folder().resolve("target/sarvanom"));
        fill();
        told("full-disk-rehearsal", workplace.types("sarvanom:deploy", "-Dsarvanom.cluster=rehearsal"));
        empty();
        workplace.types("sarvanom:deploy", "-Dsarvanom.cluster=rehearsal").succeeded();
    }

    @Test
    void forTheManifests() throws Exception {
        mount(workplace.folder().resolve("target/sarvanom"));
        workplace
                .types("package", "sarvanom:image", "-Dsarvanom.cluster=staging")
                .succeeded();
        fill();
        told("full-disk-manifests", workplace.types("sarvanom:deploy", "-Dsarvanom.cluster=staging"));
        assertThat(api.writes()).isEmpty();
        empty();
        workplace.types("sarvanom:deploy", "-Dsarvanom.cluster=staging").succeeded();
    }

    @Test
    void forWhatIsKnownOfAnImage() throws Exception {
        mount(workplace.folder().resolve("target/sarvanom"));
        fill();
        told("full-disk-image-state", workplace.types("sarvanom:deploy", "-Dsarvanom.cluster=staging"));
        empty();
        workplace.types("sarvanom:deploy", "-Dsarvanom.cluster=staging").succeeded();
    }

    @Test
    void forTheCacheOfImages() throws Exception {
        mount(workplace.home().resolve("cache"));
        workplace.sets("XDG_CACHE_HOME", disk.toString());
        fill();
        told("full-disk-cache", workplace.types("sarvanom:deploy", "-Dsarvanom.cluster=staging"));
        empty();
        workplace.types("sarvanom:deploy", "-Dsarvanom.cluster=staging").succeeded();
    }

    /** Of what was begun nothing is left that is not whole: no empty file, none under a name for the time being. */
    private void told(String golden, Typed typed) throws IOException {
        Workplace.sawAtLast(golden, typed.failed());
        for (Path file : workplace.files("target/sarvanom")) {
            assertThat(file.getFileName().toString()).doesNotEndWith(".new");
            assertThat(file.endsWith("objects.journal") || file.endsWith("lock") || Files.size(file) > 0)
                    .as("%s is empty", file)
                    .isTrue();
        }
    }

    private void mount(Path at) throws Exception {
        disk = Files.createDirectories(at);
        run("mount", "-t", "tmpfs", "-o", "size=2m", "sarvanom-full-disk", disk.toString());
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            assertThat(Files.getFileStore(disk).getUsableSpace()).isZero();
        }
    }

    private void empty() throws IOException {
        Files.delete(disk.resolve("filler"));
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as(String.join(" ", command))
                .isZero();
    }

    @AfterEach
    void close() throws Exception {
        api.close();
        registry.close();
        if (disk != null) {
            run("umount", disk.toString());
        }
    }
}
