package io.github.sarvanom.compose;

import java.util.List;

/**
 * By which name a container is known here: its service's where it is the one that we make, else its own. Others of a service come from
 * {@code docker compose up --scale}, or of a replacement by compose that was cut off.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/compose/run/">docker compose run</a>
 */
final class ContainerName {
    private static final String ONE_OFF = "com.docker.compose.oneoff";

    private ContainerName() {}

    static String usual(String project, String service) {
        return project + "-" + service + "-1";
    }

    /** @param container as the engine lists it */
    static String of(Object container) {
        List<String> names = Fields.list(container, "Names").stream()
                .map(name -> name.toString().replaceFirst("^/", ""))
                .toList();
        return names.isEmpty() || names.contains(usual(container)) ? service(container) : names.get(0);
    }

    private static String usual(Object container) {
        return usual(Fields.text(container, "Labels", Engine.PROJECT), service(container));
    }

    /** @param attributes of an event */
    static String ofEvent(Object attributes) {
        String service = Fields.text(attributes, ContainerSpec.SERVICE);
        String name = Fields.text(attributes, "name");
        return name.isEmpty() || name.equals(usual(Fields.text(attributes, Engine.PROJECT), service)) ? service : name;
    }

    /** @param container as the engine lists it */
    static String service(Object container) {
        return Fields.text(container, "Labels", ContainerSpec.SERVICE);
    }

    /** Made by {@code docker compose run} for one command of somebody's, and nobody's to end but theirs. */
    static boolean isOneOff(Object labels) {
        return Boolean.parseBoolean(Fields.text(labels, ONE_OFF));
    }
}
