package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.sarvanom.image.SampleBase;
import io.github.sarvanom.rehearsal.FrontDoor;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a small one is mounted, which takes root, and filled to its last byte. */
class FullDiskIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
        api = ApiDoor.open(folder.resolve("cluster"), Behaviour.PROMPT.withFates(FullDiskIT::fate));
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

    /** The way back does not depend on what can be written down here; the record has it. */
    @Test
    void forTheTracesOfARelease() throws Exception {
        mount(workplace.folder().resolve("target/sarvanom"));
        workplace.types("sarvanom:deploy", "-Dsarvanom.cluster=staging").succeeded();
        workplace.write("src/main/sarvanom/staging/sidecar.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: hello}
                spec: {template: {spec: {containers: [{name: helper, image: registry.example.com/never-pushed}]}}}
                """);
        ApiDoor.Hold writes =
                api.hold(request -> request.startsWith("PATCH /apis/apps/v1/") && !request.contains("dryRun"));
        Typed typed = workplace.begins("sarvanom:deploy", "-Dsarvanom.cluster=staging");
        await().atMost(PATIENCE).until(() -> !typed.isRunning() || writes.isReached());
        fill();
        writes.release();
        assertThat(typed.ended().failed().output())
                .contains("failed and restored: revision 2 failed, revision 1 runs again")
                .contains("events, pods and logs could not be written to ")
                .doesNotContain("\tat ");
        empty();
        assertThat(workplace
                        .types("sarvanom:history", "-Dsarvanom.cluster=staging", "-Dsarvanom.revision=2")
                        .succeeded()
                        .output())
                .contains("failed and restored", "evidence  problems.txt", "evidence  pod-hello-");
        Files.delete(workplace.folder().resolve("src/main/sarvanom/staging/sidecar.yaml"));
        workplace.types("sarvanom:deploy", "-Dsarvanom.cluster=staging").succeeded();
    }

    private static Behaviour.Fate fate(String image) {
        return image.contains("never-pushed") ? Behaviour.Fate.IMAGE_NOT_FOUND : Behaviour.Fate.READY;
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
