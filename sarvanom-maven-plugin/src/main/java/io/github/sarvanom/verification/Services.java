package io.github.sarvanom.verification;

import io.github.sarvanom.environment.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The services that checks may speak of.
 *
 * @param here those of this run
 * @param others names of those that are not part of this run, or may turn out to be services yet
 */
public record Services(List<Service> here, Set<String> others) {
    public Services {
        here = List.copyOf(here);
        others = Set.copyOf(others);
    }

    Optional<Service> find(String name) {
        return here.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    /** Of this run or not. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(others);
        here.forEach(service -> names.add(service.name()));
        return names;
    }
}
