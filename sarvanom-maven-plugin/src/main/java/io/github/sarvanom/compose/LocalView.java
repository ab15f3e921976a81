package io.github.sarvanom.compose;

import java.util.Comparator;
import java.util.List;

/** What an engine says of one container of a project. */
public record LocalView(String name, String state, String image, String ports) {
    /** All containers of a project, by name, also those that stopped. */
    public static List<LocalView> of(Engine engine, String project) throws InterruptedException {
        return engine.containers(project).stream()
                .map(LocalView::of)
                .sorted(Comparator.comparing(LocalView::name))
                .toList();
    }

    private static LocalView of(Object container) {
        List<String> ports = Fields.list(container, "Ports").stream()
                .filter(port -> Fields.number(port, "PublicPort") > 0)
                .map(port -> Fields.text(port, "IP") + ":" + Fields.text(port, "PublicPort"))
                .distinct()
                .toList();
        return new LocalView(
                ContainerName.of(container),
                Fields.text(container, "Status"),
                Fields.text(container, "Image"),
                String.join(", ", ports));
    }
}
