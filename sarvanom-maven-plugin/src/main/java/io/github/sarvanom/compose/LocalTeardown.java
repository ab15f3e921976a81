package io.github.sarvanom.compose;

import java.util.ArrayList;
import java.util.List;

/** Takes a project off an engine: its containers and its networks; its volumes stay unless they are asked for. */
public final class LocalTeardown {
    /** What is to become of the data. */
    public enum Data {
        KEEP,
        REMOVE
    }

    /**
     * What it came to.
     *
     * @param containers names of services and stores that are gone
     * @param volumes those that are gone, or those that stay
     */
    public record Result(List<String> containers, Data data, List<String> volumes) {}

    private final Engine engine;

    public LocalTeardown(Engine engine) {
        this.engine = engine;
    }

    public Result run(String project, Data data) throws InterruptedException {
        List<String> removed = new ArrayList<>();
        for (Object container : engine.allContainers(project)) {
            String id = Fields.text(container, "Id");
            engine.stop(id);
            engine.remove(id);
            removed.add(ContainerName.of(container));
        }
        for (String network : engine.networks(project)) {
            engine.removeNetwork(network);
        }
        List<String> volumes = engine.volumes(project);
        if (data == Data.REMOVE) {
            for (String volume : volumes) {
                engine.removeVolume(volume);
            }
        }
        return new Result(removed.stream().sorted().toList(), data, volumes);
    }
}
