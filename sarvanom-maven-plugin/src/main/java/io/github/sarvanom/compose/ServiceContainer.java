package io.github.sarvanom.compose;

import io.github.sarvanom.environment.BackingStore;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Quantity;
import io.github.sarvanom.environment.Resources;
import io.github.sarvanom.environment.Service;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A service's part of a compose file: what its pod would be given, as far as an engine on this machine has it. */
final class ServiceContainer {
    /** As long as a pod has. */
    private static final String GRACE = "45s";

    private final Environment environment;
    private final Service service;
    private final String image;
    private final Optional<String> asker;

    ServiceContainer(Environment environment, LocalService service) {
        this.environment = environment;
        this.service = service.service();
        this.image = service.image();
        this.asker = service.asker();
    }

    SortedMap<String, Object> content() {
        SortedMap<String, Object> content = new TreeMap<>();
        content.put("image", image);
        content.put("pull_policy", "never");
        content.put("environment", variables());
        content.put("ports", Ports.published(service.port(), service.port()));
        content.put(
                "deploy",
                Map.of(
                        "resources",
                        Map.of("limits", amounts(service.limits()), "reservations", amounts(service.requests()))));
        content.put("restart", "unless-stopped");
        content.put("stop_grace_period", GRACE);
        content.put("read_only", true);
        content.put("tmpfs", List.of("/tmp"));
        content.put("cap_drop", List.of("ALL"));
        content.put("security_opt", List.of("no-new-privileges:true"));
        asker.ifPresent(
                program -> content.put("healthcheck", new SelfCheck(service.port(), service.health()).by(program)));
        SortedMap<String, Object> before = startedBefore();
        if (!before.isEmpty()) {
            content.put("depends_on", before);
        }
        return content;
    }

    private SortedMap<String, Object> variables() {
        return new Variables()
                .config(environment.config())
                .secrets(environment.secrets().names())
                .config(service.config())
                .config(Map.of("PORT", Integer.toString(service.port())))
                .content();
    }

    /** Services wait for no service, as pods don't: they would wait for each other where each calls the other. */
    private SortedMap<String, Object> startedBefore() {
        SortedMap<String, Object> before = new TreeMap<>();
        environment.stores().stream()
                .filter(store -> !store.isExternal() && service.dependencies().contains(store.name()))
                .forEach(store -> before.put(store.name(), Map.of("condition", condition(store))));
        return before;
    }

    private static String condition(BackingStore store) {
        return new StoreContainer(store).hasHealthCheck() ? "service_healthy" : "service_started";
    }

    /** Cores as a decimal number, memory in bytes or, where it comes out even, in MiB ({@code m} for compose). */
    private static SortedMap<String, Object> amounts(Resources resources) {
        SortedMap<String, Object> amounts = new TreeMap<>();
        Quantity.of(resources.cpu()).ifPresent(cpu -> amounts.put("cpus", plain(cpu.amount())));
        Quantity.of(resources.memory()).ifPresent(memory -> amounts.put("memory", bytes(memory.amount())));
        return amounts;
    }

    private static String bytes(BigDecimal amount) {
        BigDecimal mebi = BigDecimal.valueOf(1L << 20);
        BigDecimal whole = amount.setScale(0, RoundingMode.CEILING);
        BigDecimal[] parts = whole.divideAndRemainder(mebi);
        return parts[1].signum() == 0 ? plain(parts[0]) + "m" : plain(whole);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
