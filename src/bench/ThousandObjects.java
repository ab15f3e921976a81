import io.github.sarvanom.apply.ApplyLog;
import io.github.sarvanom.apply.PlanApplier;
import io.github.sarvanom.cluster.ClusterConnection;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.KubeAccess;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.pipeline.Planner;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.Removal;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * A thousand objects, planned and applied, against the floor of the same requests sent raw and together, in one JVM and one run:
 * a first apply, then one with nothing changed, then one with one object changed. Arguments: kubeconfig (one cluster, a token),
 * rounds. The first round warms the JVM and is not counted.
 */
public class ThousandObjects {
    private final Path kubeconfig;
    private final Raw raw;
    private final Map<String, List<Double>> seconds = new TreeMap<>();

    ThousandObjects(Path kubeconfig) throws Exception {
        this.kubeconfig = kubeconfig;
        this.raw = new Raw(kubeconfig);
    }

    public static void main(String[] arguments) throws Exception {
        ThousandObjects bench = new ThousandObjects(Path.of(arguments[0]));
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        for (int round = 0; round <= rounds; round++) {
            bench.round();
            if (round == 0) {
                bench.seconds.clear();
            }
        }
        System.out.printf("The first apply takes %.2f times as long as the floor (target: at most 1.3).%n%n",
                median(bench.seconds.get("1 first apply, sarvanom: 1001 writes")) / median(bench.seconds.get("1 first apply, floor: raw PATCHes")));
        System.out.printf("| %d rounds | seconds |%n|---|---|%n", rounds);
        bench.seconds.forEach((what, all) -> System.out.printf("| %s | %.3f (%.3f - %.3f) |%n",
                what.substring(2), median(all), all.stream().min(Double::compare).get(), all.stream().max(Double::compare).get()));
        System.exit(0);
    }

    private void round() throws Exception {
        String name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
        ManifestSet floor = objects(name + "-raw", "info");
        ManifestSet ours = objects(name, "info");
        timed("1 first apply, floor: raw PATCHes", () -> raw.apply(floor));
        timed("1 first apply, sarvanom: 1001 writes", () -> run(ours, 1001));
        timed("2 nothing changed, raw PATCHes", () -> raw.apply(floor));
        timed("2 nothing changed, floor: raw lists", () -> raw.lists(name + "-raw"));
        timed("2 nothing changed, sarvanom: no write (target: at most 0.5)", () -> run(ours, 0));
        ManifestSet changed = objects(name, "debug");
        timed("3 one changed, sarvanom: one write (target: at most 0.5)", () -> run(changed, 1));
        raw.delete(name);
        raw.delete(name + "-raw");
    }

    private void run(ManifestSet wanted, int writes) {
        ClusterTarget target = new ClusterTarget.Context("testbed", Optional.of(kubeconfig));
        try (ClusterConnection connection = ClusterConnection.open(target, KubeAccess.files(), Optional.empty())) {
            Planner.Planned planned = new Planner(connection.reader(), InFlight.usual()).plan(wanted);
            int changes = planned.plan().creates().size() + planned.plan().updates().size();
            if (changes != writes) {
                throw new IllegalStateException(changes + " changes instead of " + writes);
            }
            new PlanApplier(connection.reader(), connection.writer(), new Silent(), Clock.systemUTC(), InFlight.usual())
                    .apply(planned.plan(), planned.live());
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private void timed(String what, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        seconds.computeIfAbsent(what, key -> new ArrayList<>()).add((System.nanoTime() - start) / 1e9);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static ManifestSet objects(String namespace, String level) {
        Stream<Map<String, Object>> all = Stream.of(
                        Stream.of(Map.<String, Object>of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", namespace))),
                        IntStream.range(0, 500).mapToObj(i -> object("v1", "ConfigMap", namespace, "config-" + i,
                                Map.of("data", Map.of("LOG_LEVEL", i == 7 ? level : "info", "URL", "http://service-" + i + ":8004/health")))),
                        IntStream.range(0, 200).mapToObj(i -> object("v1", "Secret", namespace, "secret-" + i,
                                Map.of("type", "Opaque", "data", Map.of("TOKEN", Base64.getEncoder().encodeToString(("value " + i).getBytes()))))),
                        IntStream.range(0, 200).mapToObj(i -> object("v1", "Service", namespace, "service-" + i,
                                Map.of("spec", Map.of("selector", Map.of("app", "service-" + i),
                                        "ports", List.of(Map.of("name", "http", "port", 8004, "targetPort", "http")))))),
                        IntStream.range(0, 100).mapToObj(i -> object("apps/v1", "Deployment", namespace, "service-" + i, deployment("service-" + i))))
                .flatMap(stream -> stream);
        return new ManifestSet(all.map(Manifest::of).toList());
    }

    private static Map<String, Object> object(String version, String kind, String namespace, String name, Map<String, ?> rest) {
        Map<String, Object> object = new TreeMap<>(rest);
        object.put("apiVersion", version);
        object.put("kind", kind);
        object.put("metadata", Map.of("name", name, "namespace", namespace, "labels", Map.of("app", name)));
        return object;
    }

    private static Map<String, Object> deployment(String name) {
        Map<String, Object> container = Map.of(
                "name", name, "image", "registry.example.com/sarvanom/" + name + ":1",
                "ports", List.of(Map.of("name", "http", "containerPort", 8004)),
                "envFrom", List.of(Map.of("configMapRef", Map.of("name", "config-1"))),
                "resources", Map.of("requests", Map.of("cpu", "250m", "memory", "512Mi"), "limits", Map.of("cpu", "1000m", "memory", "2Gi")),
                "readinessProbe", Map.of("httpGet", Map.of("path", "/health", "port", 8004), "periodSeconds", 5));
        return Map.of("spec", Map.of(
                "replicas", 0, "selector", Map.of("matchLabels", Map.of("app", name)),
                "template", Map.of("metadata", Map.of("labels", Map.of("app", name)), "spec", Map.of("containers", List.of(container)))));
    }

    /** The same requests without us: the JDK's client, 32 in flight, bodies made beforehand, answers not read. */
    private static final class Raw {
        private final HttpClient http;
        private final String server;
        private final String token;

        @SuppressWarnings("unchecked")
        Raw(Path kubeconfig) throws Exception {
            Map<String, Object> config = new Yaml().load(Files.readString(kubeconfig));
            Map<String, String> cluster = (Map<String, String>) ((List<Map<String, Object>>) config.get("clusters")).get(0).get("cluster");
            server = cluster.get("server");
            token = ((Map<String, String>) ((List<Map<String, Object>>) config.get("users")).get(0).get("user")).get("token");
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(
                    new ByteArrayInputStream(Base64.getDecoder().decode(cluster.get("certificate-authority-data")))));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            http = HttpClient.newBuilder().sslContext(tls).build();
        }

        void apply(ManifestSet wanted) throws Exception {
            Map<Boolean, List<Manifest>> namespaceFirst = wanted.manifests().stream()
                    .collect(Collectors.partitioningBy(manifest -> manifest.id().kind().equals("Namespace")));
            all(namespaceFirst.get(true));
            all(namespaceFirst.get(false));
        }

        void lists(String namespace) {
            Stream.of("/api/v1/namespaces/" + namespace + "/configmaps", "/api/v1/namespaces/" + namespace + "/secrets",
                            "/api/v1/namespaces/" + namespace + "/services", "/apis/apps/v1/namespaces/" + namespace + "/deployments")
                    .map(path -> http.sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray()))
                    .toList()
                    .forEach(CompletableFuture::join);
        }

        void delete(String namespace) throws Exception {
            http.send(request("/api/v1/namespaces/" + namespace).DELETE().build(), HttpResponse.BodyHandlers.discarding());
        }

        private void all(List<Manifest> manifests) throws Exception {
            Semaphore free = new Semaphore(32);
            List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
            for (Manifest manifest : manifests) {
                free.acquire();
                String body = JsonMapper.shared().writeValueAsString(manifest.content());
                HttpRequest request = request(path(manifest) + "?fieldManager=sarvanom")
                        .header("Content-Type", "application/apply-patch+yaml")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                        .build();
                answers.add(http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                        .whenComplete((answer, failure) -> free.release()));
            }
            for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
                if (answer.join().statusCode() > 201) {
                    throw new IllegalStateException(new String(answer.join().body()));
                }
            }
        }

        private static String path(Manifest manifest) {
            String version = manifest.id().apiVersion();
            String namespace = manifest.id().namespace();
            return (version.contains("/") ? "/apis/" : "/api/") + version
                    + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
                    + "/" + manifest.id().kind().toLowerCase() + "s/" + manifest.id().name();
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(server + path)).header("Authorization", "Bearer " + token);
        }
    }

    private record Silent() implements ApplyLog {
        @Override
        public void applying(int changes) {}

        @Override
        public void applied(Change change) {}

        @Override
        public void allApplied(int changes, Duration took) {}

        @Override
        public void removing(int objects) {}

        @Override
        public void removed(Removal removal) {}

        @Override
        public void allRemoved(int objects, Duration took) {}
    }
}
