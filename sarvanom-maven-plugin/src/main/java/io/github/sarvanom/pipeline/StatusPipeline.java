package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.environment.Environment;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at what runs. Changes nothing and needs only the right to list Deployments. */
public final class StatusPipeline {
    private final ClusterReader reader;

    public StatusPipeline(ClusterReader reader) {
        this.reader = reader;
    }

    /**
     * Compares the application's Deployments with the images that were built last.
     *
     * @param wanted service to image; may lack services that run, and hold some that do not
     */
    public Status run(Environment environment, Map<String, String> wanted) {
        ServerInfo server = reader.server();
        SortedMap<String, LiveObject> live = new TreeMap<>();
        reader.list(
                        "apps/v1",
                        "Deployment",
                        environment.namespace(),
                        "app.kubernetes.io/part-of=" + environment.application())
                .forEach(deployment -> live.put(deployment.id().name(), deployment));
        TreeSet<String> names = new TreeSet<>(live.keySet());
        names.addAll(wanted.keySet());
        return new Status(
                environment,
                server,
                names.stream().map(name -> status(name, live, wanted)).toList());
    }

    private static ServiceStatus status(String name, Map<String, LiveObject> live, Map<String, String> wanted) {
        String image = wanted.getOrDefault(name, "");
        LiveObject deployment = live.get(name);
        if (deployment == null) {
            return new ServiceStatus(name, "", image, 0, 0);
        }
        return new ServiceStatus(
                name,
                image(deployment, name),
                image,
                (int) deployment.number("status", "availableReplicas"),
                (int) deployment.number("spec", "replicas"),
                earlier(deployment));
    }

    /** What a controller that has not seen the present spec counts as updated is not. */
    static int earlier(LiveObject deployment) {
        long pods = deployment.number("status", "replicas");
        boolean isSeen = deployment.number("status", "observedGeneration") >= deployment.generation();
        return (int) (isSeen ? pods - deployment.number("status", "updatedReplicas") : pods);
    }

    private static String image(LiveObject deployment, String container) {
        return deployment.maps("spec", "template", "spec", "containers").stream()
                .filter(each -> container.equals(each.get("name")))
                .map(each -> String.valueOf(each.get("image")))
                .findFirst()
                .orElse("");
    }
}
