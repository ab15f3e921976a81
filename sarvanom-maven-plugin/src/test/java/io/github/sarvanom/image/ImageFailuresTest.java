package io.github.sarvanom.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.rehearsal.FrontDoor;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when an image can't be built: each text whole, ports and folders aside. */
class ImageFailuresTest {
    @TempDir
    Path folder;

    private final RecordedImageLog log = new RecordedImageLog();
    private FrontDoor door;
    private SampleApplication application;
    private RegistryAccess access = SampleApplication.access();
    private RegistryCredentials credentials = new RegistryCredentials(List.of());

    @BeforeEach
    void open() throws Exception {
        door = FrontDoor.open(folder.resolve("registry"));
        application = SampleApplication.in(folder.resolve("gateway"));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void registry_is_down() throws Exception {
        String closed = closedPort();
        failsWith("registry-refused", request(closed, BaseImage.of("localhost:1/java")));
        assertThat(log.lines).isEmpty();
    }

    @Test
    void registry_has_no_address() throws Exception {
        failsWith("registry-unknown-host", request("registry.invalid", BaseImage.of("localhost:1/java")));
    }

    @Test
    void registry_is_silent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            access = new RegistryAccess(List.of(), false, Duration.ofMinutes(1));
            String registry = "localhost:" + silent.getLocalPort();
            failsWith("registry-silent", request(registry, BaseImage.of("localhost:1/java")));
        }
    }

    @Test
    void registry_speaks_plain_http_and_nobody_said_so() throws Exception {
        SarvanomException told = catchThrowableOfType(
                SarvanomException.class,
                () -> new RegistryConnection(access)
                        .sendOrExplain(
                                "GET",
                                "registry.example.com",
                                java.net.URI.create("https://" + door.address()),
                                java.util.Map.of()));
        matches("registry-plain-http", told);
    }

    @Test
    void registry_wants_a_login_and_there_is_none() throws Exception {
        door.turnAway(request -> 401);
        credentials = sources("");
        failsWith(
                "registry-401-no-login",
                request(door.address(), BaseImage.of("localhost:1/java").orEmpty()));
    }

    @Test
    void registry_wants_a_login_that_would_travel_unencrypted() throws Exception {
        door.turnAway(request -> 401);
        credentials = sources("s3cret");
        failsWith(
                "registry-401-unencrypted",
                request(door.address(), BaseImage.of("localhost:1/java").orEmpty()));
    }

    @Test
    void registry_lets_others_read_but_nobody_write() throws Exception {
        door.turnAway(request -> request.startsWith("POST") ? 403 : 0);
        failsWith(
                "registry-403-push",
                request(door.address(), BaseImage.of("localhost:1/java").orEmpty()));
    }

    @Test
    void registry_breaks_while_pushing() throws Exception {
        door.turnAway(request -> request.startsWith("POST") ? 404 : 0);
        failsWith(
                "registry-404-push",
                request(door.address(), BaseImage.of("localhost:1/java").orEmpty()));
    }

    @Test
    void base_does_not_exist() throws Exception {
        failsWith("base-404", request(door.address(), BaseImage.of(door.address() + "/base/java:99")));
    }

    @Test
    void base_needs_a_login() throws Exception {
        door.turnAway(request -> request.contains("/base/") ? 401 : 0);
        failsWith("base-401", request(door.address(), BaseImage.of(door.address() + "/base/java:17")));
    }

    /** It may well be there: to go on without it would rehearse another deploy than the real one. */
    @Test
    void base_needs_a_login_in_a_rehearsal_too() throws Exception {
        door.turnAway(request -> request.contains("/base/") ? 401 : 0);
        failsWith(
                "base-401",
                request(
                        door.address(),
                        BaseImage.of(door.address() + "/base/java:17").orEmpty()));
    }

    @Test
    void base_is_unreachable() throws Exception {
        failsWith("base-refused", request(door.address(), BaseImage.of(closedPort() + "/base/java:17")));
    }

    @Test
    void base_is_not_made_for_the_platform() throws Exception {
        SampleBase.push(door.address(), folder.resolve("base"));
        BaseImage base = new BaseImage(
                door.address() + "/base/java:17", Optional.of("linux/arm64"), BaseImage.WhenUnreachable.FAIL);
        failsWith("base-platform", request(door.address(), base));
    }

    @Test
    void base_is_no_image_name() throws Exception {
        failsWith("base-name", request(door.address(), BaseImage.of("Eclipse Temurin 17")));
    }

    @Test
    void base_is_wanted_offline_and_was_never_there() throws Exception {
        access = new RegistryAccess(List.of(), true, Duration.ofMinutes(1));
        failsWith("base-offline", request(door.address(), BaseImage.of("registry.example.com/java:17")));
    }

    @Test
    void image_changed_offline() throws Exception {
        access = new RegistryAccess(List.of(), true, Duration.ofMinutes(1));
        failsWith("registry-offline", request("registry.example.com", BaseImage.of("localhost:1/java")));
    }

    @Test
    void no_class_can_be_started() throws Exception {
        application = SampleApplication.emptyIn(folder.resolve("library"));
        application.compile("shop.Library", "package shop; public class Library { }");
        failsWith(
                "main-class-none",
                request(door.address(), BaseImage.of("localhost:1/java").orEmpty()));
    }

    @Test
    void two_classes_could_be_started() throws Exception {
        application.compile(
                "shop.Admin", "package shop; public class Admin { public static void main(String[] a) { } }");
        failsWith(
                "main-class-several",
                request(door.address(), BaseImage.of("localhost:1/java").orEmpty()));
    }

    @Test
    void cache_folder_can_t_be_made() throws Exception {
        Files.writeString(folder.resolve("cache"), "a file where the folder should be");
        failsWith(
                "cache-folder",
                request(door.address(), BaseImage.of("localhost:1/java").orEmpty()));
    }

    @Test
    void deadline_passes() throws Exception {
        access = new RegistryAccess(List.of(), false, Duration.ZERO);
        failsWith(
                "deadline",
                request(door.address(), BaseImage.of("localhost:1/java").orEmpty()));
    }

    private RegistryCredentials sources(String password) {
        return new RegistryCredentials(List.of(
                new KnownLogin("<image><registryUsername> in the plugin's configuration", door.address(), "", ""),
                new KnownLogin("server " + door.address() + " in settings.xml", door.address(), "robot", password),
                new KnownLogin("environment variable SARVANOM_REGISTRY_USERNAME", door.address(), "other", password),
                new DockerConfig(folder.resolve("none/config.json"))));
    }

    private ImageRequest request(String registry, BaseImage base) {
        return application.request(registry, base);
    }

    private void failsWith(String golden, ImageRequest request) {
        Path state = folder.resolve("gateway/target/sarvanom/image.properties");
        ImageBuilder builder = new ImageBuilder(log, credentials, access, folder.resolve("cache"), Clock.systemUTC());
        SarvanomException told = catchThrowableOfType(SarvanomException.class, () -> builder.build(request, state));
        matches(golden, told);
        assertThat(state).doesNotExist();
    }

    private void matches(String golden, SarvanomException told) {
        assertThat(told).isNotNull();
        assertThat(told.getMessage()).doesNotContain("s3cret");
        String text = told.getMessage()
                .replace(folder.toString(), "FOLDER")
                .replaceAll("localhost:\\d{2,}", "localhost:PORT");
        Golden.matches("image/failures/" + golden + ".txt", told.blame() + "\n" + text + "\n");
    }

    private static String closedPort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "localhost:" + free.getLocalPort();
        }
    }
}
