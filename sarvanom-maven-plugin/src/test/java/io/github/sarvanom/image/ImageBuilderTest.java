package io.github.sarvanom.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.image.ApplicationContent.Kind;
import io.github.sarvanom.image.BuiltImage.Outcome;
import io.github.sarvanom.rehearsal.FrontDoor;
import io.github.sarvanom.rehearsal.RehearsalRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImageBuilderTest {
    @TempDir
    Path folder;

    private final RecordedImageLog log = new RecordedImageLog();
    private RehearsalRegistry registry;
    private FrontDoor door;
    private Path state;

    @BeforeEach
    void open() throws Exception {
        registry = RehearsalRegistry.open(folder.resolve("registry"));
        door = FrontDoor.open(folder.resolve("registry"));
        state = folder.resolve("gateway/target/sarvanom/image.properties");
        SampleBase.push(registry.address(), folder.resolve("base"));
    }

    @AfterEach
    void close() {
        door.close();
        registry.close();
    }

    @Test
    void lays_the_application_upon_its_base_in_layers() throws Exception {
        BuiltImage image = build(SampleApplication.in(folder.resolve("gateway")));

        assertThat(image.outcome()).isEqualTo(Outcome.BUILT);
        assertThat(image.pinned()).isEqualTo(door.address() + "/shop/gateway@" + image.digest());
        assertThat(log.lines).containsExactly("building gateway", "pushed gateway");
        JsonNode manifest = get("/v2/shop/gateway/manifests/" + image.digest());
        assertThat(manifest.path("layers")).hasSize(6);
        assertThat(get("/v2/shop/gateway/manifests/1.0")).isEqualTo(manifest);
        JsonNode config = get("/v2/shop/gateway/blobs/"
                + manifest.path("config").path("digest").asString());
        Golden.matches(
                "image/config.json",
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n");
    }

    @Test
    void asks_one_question_when_nothing_changed() throws Exception {
        BuiltImage first = build(SampleApplication.in(folder.resolve("gateway")));
        door.requests().clear();
        log.lines.clear();

        BuiltImage second = build(SampleApplication.in(folder.resolve("gateway")));

        assertThat(second.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(second.pinned()).isEqualTo(first.pinned());
        assertThat(door.requests()).containsExactly("HEAD /v2/shop/gateway/manifests/" + first.digest());
        assertThat(log.lines).containsExactly("unchanged gateway");
    }

    @Test
    void pushes_again_what_the_registry_has_lost() throws Exception {
        SampleApplication application = SampleApplication.in(folder.resolve("gateway"));
        BuiltImage first = build(application);
        try (RehearsalRegistry other = RehearsalRegistry.open(folder.resolve("other registry"))) {
            SampleBase.push(other.address(), folder.resolve("base"));
            BuiltImage again = builder().build(application.request(other.address(), base(other.address())), state);
            assertThat(again.outcome()).isEqualTo(Outcome.BUILT);
            assertThat(again.digest()).isEqualTo(first.digest());
        }
    }

    @Test
    void gives_two_clones_in_two_places_and_time_zones_one_digest() throws Exception {
        BuiltImage here = build(SampleApplication.in(folder.resolve("gateway")));
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            SampleApplication clone = SampleApplication.in(folder.resolve("elsewhere/a clone"));
            Files.setLastModifiedTime(
                    clone.classes().resolve("shop/Hello.class"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
            BuiltImage there = new ImageBuilder(
                            log,
                            noCredentials(),
                            SampleApplication.access(),
                            folder.resolve("another cache"),
                            Clock.systemUTC())
                    .build(request(clone), folder.resolve("elsewhere/state"));
            assertThat(there.outcome()).isEqualTo(Outcome.BUILT);
            assertThat(there.digest()).isEqualTo(here.digest());
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void changes_one_layer_when_one_class_changes() throws Exception {
        SampleApplication application = SampleApplication.in(folder.resolve("gateway"));
        List<String> before = layers(build(application));
        application.compile(
                "shop.Hello",
                "package shop; public class Hello { public static void main(String[] a) { System.exit(0); } }");
        List<String> after = layers(build(application));

        assertThat(after).hasSameSizeAs(before);
        List<String> changed = new ArrayList<>(after);
        changed.removeAll(before);
        assertThat(changed).hasSize(1).containsExactly(after.get(after.size() - 1));
    }

    @Test
    void sees_a_change_that_left_size_and_time_of_a_file_alone() throws Exception {
        SampleApplication application = SampleApplication.in(folder.resolve("gateway"));
        Path file = application.classes().resolve("application.properties");
        FileTime epoch = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, epoch);
        List<String> before = layers(build(application));
        application.write("application.properties", "greeting=HELLO");
        Files.setLastModifiedTime(file, epoch);

        assertThat(layers(build(application))).isNotEqualTo(before);
    }

    @Test
    void keeps_maven_s_order_and_two_jars_of_one_name() throws Exception {
        SampleApplication application = SampleApplication.in(folder.resolve("gateway"));
        application.jar("first", "same-1.0.jar", Kind.RELEASE);
        application.jar("second", "same-1.0.jar", Kind.RELEASE);
        assertThat(ImageLayout.of(application.content(), new LayerSources(folder))
                        .classPath())
                .containsExactly(
                        "/app/resources",
                        "/app/classes",
                        "/app/libs/zebra-1.0.jar",
                        "/app/libs/shared-1.0-SNAPSHOT.jar",
                        "/app/libs/aardvark-2.0-SNAPSHOT.jar",
                        "/app/libs/same-1.0.jar",
                        "/app/libs/same-1.0-2.jar");
    }

    @Test
    void builds_on_a_damaged_state_file() throws Exception {
        Files.createDirectories(state.getParent());
        Files.writeString(state, "\\u12 not properties");
        assertThat(build(SampleApplication.in(folder.resolve("gateway"))).outcome())
                .isEqualTo(Outcome.BUILT);
    }

    @Test
    void builds_upon_nothing_when_a_rehearsal_can_t_have_the_base() throws Exception {
        SampleApplication application = SampleApplication.in(folder.resolve("gateway"));
        ImageRequest request = application.request(
                door.address(), BaseImage.of("localhost:1/base/java:17").orEmpty());

        BuiltImage image = builder().build(request, state);
        assertThat(image.baseReplaced()).isTrue();
        assertThat(layers(image)).hasSize(5);

        BuiltImage again = builder().build(request, state);
        assertThat(again.baseReplaced()).isTrue();
        assertThat(log.lines)
                .containsExactly(
                        "building gateway",
                        "base of gateway replaced: registry localhost:1 can't be reached",
                        "pushed gateway",
                        "base of gateway replaced: it could not be had when the image was built",
                        "unchanged gateway");
    }

    private BuiltImage build(SampleApplication application) throws Exception {
        return builder().build(request(application), state);
    }

    private ImageRequest request(SampleApplication application) {
        return application.request(door.address(), base(registry.address()));
    }

    private static BaseImage base(String registry) {
        return BaseImage.of(registry + "/base/java:17");
    }

    private ImageBuilder builder() {
        return new ImageBuilder(
                log, noCredentials(), SampleApplication.access(), folder.resolve("cache"), Clock.systemUTC());
    }

    private static RegistryCredentials noCredentials() {
        return new RegistryCredentials(List.of());
    }

    private List<String> layers(BuiltImage image) throws Exception {
        List<String> digests = new ArrayList<>();
        get("/v2/shop/gateway/manifests/" + image.digest())
                .path("layers")
                .forEach(layer -> digests.add(layer.path("digest").asString()));
        return digests;
    }

    private JsonNode get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + registry.address() + path))
                .build();
        return JsonMapper.shared()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }
}
