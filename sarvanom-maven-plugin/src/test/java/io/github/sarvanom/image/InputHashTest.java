package io.github.sarvanom.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.image.ApplicationContent.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputHashTest {
    @TempDir
    Path folder;

    private ImageRequest request;

    @BeforeEach
    void request() throws Exception {
        request = SampleApplication.in(folder.resolve("a")).request("localhost:1", BaseImage.of("java:17"));
    }

    @Test
    void is_the_same_wherever_the_files_are_and_wherever_the_image_goes() throws Exception {
        ImageRequest clone =
                SampleApplication.in(folder.resolve("another folder")).request("localhost:1", BaseImage.of("java:17"));
        ImageRequest elsewhere = new ImageRequest(
                clone.service(),
                clone.version(),
                clone.repository(),
                "localhost:2/other",
                clone.base(),
                clone.content(),
                clone.mainClass(),
                clone.jvmFlags(),
                clone.port(),
                clone.user(),
                clone.created(),
                clone.labels());
        assertThat(InputHash.of(elsewhere).hex())
                .isEqualTo(InputHash.of(request).hex())
                .hasSize(64);
    }

    @Test
    void changes_with_all_that_decides_a_byte() throws Exception {
        Set<String> hashes = new LinkedHashSet<>(List.of(InputHash.of(request).hex()));
        List<ImageRequest> variations = variations();
        for (ImageRequest variation : variations) {
            hashes.add(InputHash.of(variation).hex());
        }
        assertThat(hashes).hasSize(1 + variations.size());
    }

    @Test
    void changes_with_the_order_of_the_class_path() throws Exception {
        List<ApplicationContent.Dependency> turned =
                new ArrayList<>(request.content().dependencies());
        Collections.reverse(turned);
        ImageRequest other = with(new ApplicationContent(request.content().classes(), turned));
        assertThat(InputHash.of(other).hex()).isNotEqualTo(InputHash.of(request).hex());
    }

    @Test
    void does_not_take_a_longer_name_and_a_shorter_content_for_the_same() throws Exception {
        SampleApplication one = SampleApplication.emptyIn(folder.resolve("one"));
        one.write("ab", "c");
        SampleApplication two = SampleApplication.emptyIn(folder.resolve("two"));
        two.write("a", "bc");
        assertThat(InputHash.of(with(one.content())).hex())
                .isNotEqualTo(InputHash.of(with(two.content())).hex());
    }

    @Test
    void a_changed_file_changes_its_own_layer_alone() throws Exception {
        SampleApplication one = SampleApplication.emptyIn(folder.resolve("one"));
        one.write("application.properties", "a=1");
        one.write("Main.class", "1");
        SampleApplication two = SampleApplication.emptyIn(folder.resolve("two"));
        two.write("application.properties", "a=1");
        two.write("Main.class", "2");
        SortedMap<String, String> first = InputHash.of(with(one.content())).layers();
        SortedMap<String, String> second = InputHash.of(with(two.content())).layers();

        assertThat(first).containsOnlyKeys("base image", "classes", "resources");
        assertThat(second.get("resources")).isEqualTo(first.get("resources"));
        assertThat(second.get("classes")).isNotEqualTo(first.get("classes"));
    }

    private List<ImageRequest> variations() throws Exception {
        SampleApplication more = SampleApplication.in(folder.resolve("b"));
        more.write("more.txt", "");
        SampleApplication changed = SampleApplication.in(folder.resolve("c"));
        changed.write("application.properties", "greeting=HELLO");
        SampleApplication jar = SampleApplication.in(folder.resolve("d"));
        jar.jar("another-1.0.jar", Kind.RELEASE);
        BaseImage base = request.base();
        return List.of(
                with(more.content()),
                with(changed.content()),
                with(jar.content()),
                with("2.0", base, request.mainClass(), List.of("-Xlog:gc"), 8004, "1000:1000", request.created()),
                with(
                        "1.0",
                        BaseImage.of("java:21"),
                        request.mainClass(),
                        List.of("-Xlog:gc"),
                        8004,
                        "1000:1000",
                        request.created()),
                with(
                        "1.0",
                        base.orEmpty(),
                        request.mainClass(),
                        List.of("-Xlog:gc"),
                        8004,
                        "1000:1000",
                        request.created()),
                with(
                        "1.0",
                        new BaseImage("java:17", Optional.of("linux/arm64"), base.whenUnreachable()),
                        request.mainClass(),
                        List.of("-Xlog:gc"),
                        8004,
                        "1000:1000",
                        request.created()),
                with("1.0", base, Optional.of("shop.Hello"), List.of("-Xlog:gc"), 8004, "1000:1000", request.created()),
                with("1.0", base, request.mainClass(), List.of("-Xlog:", "gc"), 8004, "1000:1000", request.created()),
                with("1.0", base, request.mainClass(), List.of("-Xlog:gc"), 8005, "1000:1000", request.created()),
                with("1.0", base, request.mainClass(), List.of("-Xlog:gc"), 8004, "1001:1000", request.created()),
                with("1.0", base, request.mainClass(), List.of("-Xlog:gc"), 8004, "1000:1000", Instant.EPOCH),
                labelled(Map.of()));
    }

    private ImageRequest with(ApplicationContent content) {
        return new ImageRequest(
                "gateway",
                "1.0",
                request.repository(),
                request.pushRepository(),
                request.base(),
                content,
                request.mainClass(),
                request.jvmFlags(),
                8004,
                "1000:1000",
                request.created(),
                request.labels());
    }

    private ImageRequest with(
            String version,
            BaseImage base,
            Optional<String> mainClass,
            List<String> flags,
            int port,
            String user,
            Instant created) {
        return new ImageRequest(
                "gateway",
                version,
                request.repository(),
                request.pushRepository(),
                base,
                request.content(),
                mainClass,
                flags,
                port,
                user,
                created,
                request.labels());
    }

    private ImageRequest labelled(Map<String, String> labels) {
        return new ImageRequest(
                "gateway",
                "1.0",
                request.repository(),
                request.pushRepository(),
                request.base(),
                request.content(),
                request.mainClass(),
                request.jvmFlags(),
                8004,
                "1000:1000",
                request.created(),
                labels);
    }
}
