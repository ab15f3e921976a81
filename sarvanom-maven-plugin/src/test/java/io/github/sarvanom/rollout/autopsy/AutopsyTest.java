package io.github.sarvanom.rollout.autopsy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Last words, as Java, its frameworks and its loggers write them, and what is read out of them. */
class AutopsyTest {
    private static final String FOLDER = "rollout/autopsy/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nested",
                "suppressed",
                "spring-placeholder",
                "spring-analysis",
                "logback-root-first",
                "json",
                "json-ecs",
                "class-version",
                "main-class",
                "quarkus",
                "healthy",
                "kafka-waiting",
                "no-java",
                "required-variable",
                "jvm-option"
            })
    void readsLastWords(String name) throws IOException {
        String log = Files.readString(Path.of("src/test/resources", FOLDER, name + ".log"));
        Golden.matches(FOLDER + name + ".txt", told(Autopsy.of(log)));
    }

    @Test
    void aFrameIsReadWhateverStandsAroundIt() {
        assertThat(Frame.parse("\tat app//com.example@1.2/com.example.Main$1.run(Main.java:12) ~[main.jar!/:na]"))
                .contains(new Frame("com.example.Main$1", "run", "Main.java", 12));
        assertThat(Frame.parse("    at jdk.internal.Foo.bar(Native Method)"))
                .contains(new Frame("jdk.internal.Foo", "bar", "", 0));
        assertThat(Frame.parse("look at this")).isEmpty();
    }

    @Test
    void anEmptyLogTellsNothing() {
        Autopsy autopsy = Autopsy.of("");
        assertThat(autopsy.chains()).isEmpty();
        assertThat(autopsy.finding()).isEmpty();
        assertThat(autopsy.speaksOfWaiting()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tomcat started on port 8080 (http) with context path '/'\nStarted Shop in 2.345 seconds (process running for 2.9)",
                "Tomcat started on port(s): 8080 (http)\nStarted Shop in 12.1 seconds (JVM running for 13.02)",
                "shop 1.0 on JVM (powered by Quarkus 3.15.1) started in 1.023s. Listening on: http://0.0.0.0:8080",
                "Startup completed in 512ms. Server Running: http://shop-7c9:8080",
            })
    void hearsThatAProgramIsUp(String log) {
        assertThat(Autopsy.of(log).saysThatItIsUp()).isTrue();
    }

    /** A server says so before its applications are deployed, or of one of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "listening on 8080",
                "Tomcat started on port 8080 (http) with context path '/'",
                "WFLYUT0006: Undertow HTTP listener default listening on 0.0.0.0:8080\nWFLYSRV0025: WildFly started in 5432ms - Started 300 of 500 services",
                "CWWKO0219I: TCP Channel defaultHttpEndpoint has been started and is now listening on 0.0.0.0 port 9080\nCWWKZ0001I: Application shop started in 1.234 seconds.",
                "Started ServletInitializer in 4.2 seconds (process running for 9.1)",
            })
    void doesNotTakeAServerForItsApplications(String log) {
        assertThat(Autopsy.of(log).saysThatItIsUp()).isFalse();
    }

    private static String told(Autopsy autopsy) {
        List<String> lines = new ArrayList<>();
        for (ThrownChain chain : autopsy.chains()) {
            lines.add("exception");
            chain.links().forEach(link -> {
                lines.add("  " + link.text().replace("\n", "\n    "));
                link.frames().forEach(frame -> lines.add("    at " + frame));
                link.suppressed().forEach(other -> lines.add("    suppressed " + other.text() + " " + other.frames()));
            });
        }
        autopsy.analysis().ifPresent(analysis -> lines.add("analysis: " + analysis));
        lines.add("finding: "
                + autopsy.finding()
                        .map(found -> found.cause() + " [" + found.what() + "] " + found.words())
                        .orElse("none"));
        lines.add("listens on " + autopsy.listensOn() + ", speaks of waiting: " + autopsy.speaksOfWaiting());
        return String.join("\n", lines) + "\n";
    }
}
