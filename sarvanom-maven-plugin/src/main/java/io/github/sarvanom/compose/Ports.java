package io.github.sarvanom.compose;

import io.github.sarvanom.environment.BackingStore;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ports of this machine: on loopback alone, each for one container. */
final class Ports {
    static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /** @param outside of this machine, {@code inside} of the container */
    static List<String> published(int outside, int inside) {
        return List.of(LOOPBACK + ":" + outside + ":" + inside);
    }

    static void check(List<BackingStore> stores, List<LocalService> services, Problems problems) {
        Map<Integer, String> taken = new TreeMap<>();
        stores.forEach(store -> take(taken, store.published(), "store " + store.name(), problems));
        services.forEach(each ->
                take(taken, each.service().port(), "service " + each.service().name(), problems));
    }

    private static void take(Map<Integer, String> taken, int port, String who, Problems problems) {
        String other = taken.putIfAbsent(port, who);
        if (other != null) {
            problems.add(Problem.of(other + " and " + who + " both want port " + port + " of this machine")
                    .mend(
                            "give one of them another <port>; where a container must keep its own, publish it elsewhere by"
                                    + " an overlay: ports: [\"" + LOOPBACK + ":" + (port + 10_000) + ":" + port
                                    + "\"]"));
        }
    }
}
