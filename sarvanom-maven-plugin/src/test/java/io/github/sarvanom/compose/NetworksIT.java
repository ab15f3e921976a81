package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sarvanom.problem.SarvanomException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two networks of one name, as runs that were cut off leave them. */
@EnabledIfSystemProperty(named = DockerBed.PROPERTY, matches = ".+")
class NetworksIT {
    private static final String NETWORK = "sarvanom-it-twice";

    private final EngineAddress address = EngineAddress.find(Map.of("DOCKER_HOST", DockerBed.host()), Path.of("/"));
    private final EngineConnection connection = new EngineConnection(address);
    private final Engine engine = new Engine(address);
    private final List<String> networks = new ArrayList<>();
    private final List<String> containers = new ArrayList<>();

    @BeforeEach
    void twoOfOneName() throws InterruptedException {
        for (String label : List.of("older", "younger")) {
            EngineAnswer made = connection.ask(
                    "POST",
                    "/networks/create",
                    Map.of(
                            "Name",
                            NETWORK,
                            "CheckDuplicate",
                            false,
                            "Labels",
                            Map.of(Engine.PROJECT, NETWORK, "of", label)));
            networks.add(Fields.text(made.tree(), "Id"));
        }
        assertThat(engine.networks(NETWORK)).hasSize(2);
    }

    @AfterEach
    void removeAll() throws InterruptedException {
        for (String container : containers) {
            engine.remove(container);
        }
        for (String network : engine.networks(NETWORK)) {
            engine.removeNetwork(network);
        }
    }

    @Test
    void theYoungerGoesWhenNoneIsInUse() throws InterruptedException {
        engine.ensureNetwork(NETWORK, Map.of());

        assertThat(engine.networks(NETWORK)).containsExactly(networks.get(0));
    }

    @Test
    void theOneThatIsInUseStays() throws InterruptedException {
        use(networks.get(1));

        engine.ensureNetwork(NETWORK, Map.of());

        assertThat(engine.networks(NETWORK)).containsExactly(networks.get(1));
    }

    @Test
    void twoThatAreInUseAreTold() throws InterruptedException {
        use(networks.get(0));
        use(networks.get(1));

        assertThatThrownBy(() -> engine.ensureNetwork(NETWORK, Map.of()))
                .isInstanceOfSatisfying(
                        SarvanomException.class,
                        twice -> assertThat(twice.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.text())
                                        .contains("there are 2 networks named " + NETWORK)
                                        .contains("active endpoints")));
    }

    private void use(String network) throws InterruptedException {
        String container = NETWORK + "-" + containers.size();
        engine.create(container, Map.of("Image", "redis:7-alpine", "Cmd", List.of("sleep", "300")));
        containers.add(container);
        assertThat(engine.start(container)).isEmpty();
        EngineAnswer connected =
                connection.ask("POST", "/networks/" + network + "/connect", Map.of("Container", container));
        assertThat(connected.isError()).as(connected.text()).isFalse();
    }
}
