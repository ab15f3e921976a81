package io.github.sarvanom.compose;

import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.manifests.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A compose file as a compose program is given it: with the values of secrets, with the names that containers have here (1.29 would
 * take others), and with the hash by which they are known again. Without the project's name, which 1.29 does not read. Never shown.
 */
final class ComposeInput {
    private final ComposeFile file;
    private final Interpolation interpolation;

    ComposeInput(ComposeFile file, SecretValues secrets, Surroundings surroundings) {
        this.file = file;
        this.interpolation = Interpolation.leavingDollars(secrets, surroundings);
    }

    byte[] bytes(Map<String, ContainerSpec> wanted) {
        Map<String, Object> whole = interpolation.filled(file.content());
        whole.remove("name");
        Map<String, Object> services = new TreeMap<>(Fields.map(whole.get("services")));
        wanted.forEach((name, spec) -> services.put(name, marked(Fields.map(services.get(name)), spec)));
        whole.put("services", services);
        return Json.text(whole).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> marked(Map<String, Object> service, ContainerSpec spec) {
        Map<String, Object> marked = new LinkedHashMap<>(service);
        marked.put("container_name", spec.container());
        if (service.get("labels") instanceof List<?> lines) {
            List<Object> labels = new ArrayList<>(lines);
            labels.add(ContainerSpec.HASH + "=" + spec.hash());
            marked.put("labels", labels);
        } else {
            Map<String, Object> labels = new TreeMap<>(Fields.map(service.get("labels")));
            labels.put(ContainerSpec.HASH, spec.hash());
            marked.put("labels", labels);
        }
        return marked;
    }
}
