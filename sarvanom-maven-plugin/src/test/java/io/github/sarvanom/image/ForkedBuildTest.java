package io.github.sarvanom.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.rehearsal.FrontDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry behind TLS and a login, and a JVM that trusts it. */
class ForkedBuildTest {
    private static final String LOGIN = "robot:s3cret";

    @TempDir
    static Path keys;

    private static SelfSigned key;

    @TempDir
    Path folder;

    private FrontDoor plain;
    private FrontDoor door;

    @BeforeAll
    static void makeKey() throws Exception {
        key = SelfSigned.in(keys);
    }

    @BeforeEach
    void open() throws Exception {
        plain = FrontDoor.open(folder.resolve("registry"));
        door = FrontDoor.openWithTls(folder.resolve("registry"), key.context(), LOGIN);
        SampleBase.push(plain.address(), folder.resolve("base"));
        SampleApplication application = SampleApplication.emptyIn(folder.resolve("gateway"));
        application.compile("shop.Hello", "package shop; class Hello { public static void main(String[] a) { } }");
    }

    @AfterEach
    void close() {
        door.close();
        plain.close();
    }

    @Test
    void pushes_with_a_login_and_then_asks_once_with_it() {
        String built = build("robot", "s3cret");
        assertThat(built).startsWith("BUILT sha256:");
        door.requests().clear();

        assertThat(build("robot", "s3cret")).isEqualTo(built.replace("BUILT", "UNCHANGED"));
        assertThat(door.requests())
                .isNotEmpty()
                .allMatch(request -> request.startsWith("HEAD /v2/shop/gateway/manifests/"));
    }

    @Test
    void tells_which_login_was_refused_and_never_what_it_is() {
        String told = build("robot", "wr0ng");
        assertThat(told).doesNotContain("wr0ng");
        matches("registry-401-wrong-login", told);
    }

    @Test
    void tells_of_a_certificate_that_is_not_trusted() {
        matches("registry-untrusted", run(List.of(), "robot", "s3cret"));
    }

    @Test
    void gets_over_a_base_that_was_left_half_pulled() {
        AtomicInteger blobs = new AtomicInteger();
        door.turnAway(
                request -> request.startsWith("GET /v2/base/java/blobs/") && blobs.incrementAndGet() > 1 ? 500 : 0);
        assertThat(build("robot", "s3cret")).contains("could not be built and pushed");
        door.turnAway(request -> 0);
        assertThat(build("robot", "s3cret")).startsWith("BUILT sha256:");
    }

    @Test
    void loads_nothing_of_jib_when_nothing_changed() throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        List<String> flags = List.of("-Xlog:class+load:file=" + loaded);
        String[] args = {folder.toString(), plain.address(), plain.address() + "/base/java:17", "", ""};
        assertThat(ForkedBuild.run(flags, args)).startsWith("BUILT");
        assertThat(jibClassesIn(loaded)).isPositive();

        assertThat(ForkedBuild.run(flags, args)).startsWith("UNCHANGED");
        assertThat(Files.readString(loaded)).contains("io.github.sarvanom.image.ImageBuilder");
        assertThat(jibClassesIn(loaded)).isZero();
    }

    private static long jibClassesIn(Path loaded) throws Exception {
        try (Stream<String> lines = Files.lines(loaded)) {
            return lines.filter(line -> line.contains("com.google.cloud.tools.jib"))
                    .count();
        }
    }

    private String build(String username, String password) {
        return run(key.trust(), username, password);
    }

    private String run(List<String> flags, String username, String password) {
        try {
            String base = door.address() + "/base/java:17";
            return ForkedBuild.run(flags, folder.toString(), door.address(), base, username, password);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void matches(String golden, String told) {
        Golden.matches(
                "image/failures/" + golden + ".txt", told.replaceAll("localhost:\\d{2,}", "localhost:PORT") + "\n");
    }
}
