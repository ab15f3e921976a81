package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.image.SampleBase;
import io.github.sarvanom.rehearsal.FrontDoor;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deploy says of a registry that does not do what it should. */
class RegistryWholeRun {
    @TempDir
    private Path folder;

    private FrontDoor registry;
    private ApiDoor api;
    private Workplace workplace;

    @BeforeEach
    void open() throws Exception {
        registry = FrontDoor.open(folder.resolve("registry"));
        SampleBase.push(registry.address(), folder.resolve("base"));
        api = ApiDoor.open(folder.resolve("cluster"), Behaviour.PROMPT);
        workplace = new Workplace(folder, "hello");
        workplace.reaches(api.address());
        workplace.sets("DATABASE_PASSWORD", "of-no-importance");
        workplace.alwaysTypes("-Pstaging", "-Dsarvanom.cluster=staging");
    }

    @Test
    void registryIsDown() throws IOException {
        told("registry-down", deploy(closed(), registry.address() + "/base/java:17"));
    }

    @Test
    void registryWantsALogin() {
        registry.turnAway(request -> request.contains("/shop/") ? 401 : 0);
        told("registry-401", deploy(registry.address(), registry.address() + "/base/java:17"));
    }

    @Test
    void baseImageIsNotThere() {
        told("base-image-404", deploy(registry.address(), registry.address() + "/base/java:99"));
    }

    private Typed deploy(String host, String base) {
        return workplace.types(
                "sarvanom:deploy", "-Dsarvanom.registry=" + host + "/shop", "-Dsarvanom.baseImage=" + base);
    }

    /** Nothing is left that a later run could take for whole, and nothing reached the cluster. */
    private void told(String golden, Typed typed) {
        Workplace.saw(golden, typed.failed());
        assertThat(workplace.files("target/sarvanom")).isEmpty();
        assertThat(api.ask("GET", "/api/v1/namespaces/shop-staging", "application/json", null))
                .contains("\"code\":404");
    }

    private static String closed() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "localhost:" + free.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        api.close();
        registry.close();
    }
}
