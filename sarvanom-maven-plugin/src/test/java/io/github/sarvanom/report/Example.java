package io.github.sarvanom.report;

import io.github.sarvanom.cluster.ServerInfo;
import io.github.sarvanom.environment.ClusterTarget;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Resources;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.image.BuiltImage;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.pipeline.Carried;
import io.github.sarvanom.pipeline.DeployOutcome;
import io.github.sarvanom.pipeline.ServiceImage;
import io.github.sarvanom.pipeline.StageTimes;
import io.github.sarvanom.pipeline.Undertaking;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.FieldChange;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.Outcome;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.rollout.Doubt;
import io.github.sarvanom.rollout.PodProgress;
import io.github.sarvanom.rollout.Readiness;
import io.github.sarvanom.rollout.Replicas;
import io.github.sarvanom.rollout.RolloutDeadline;
import io.github.sarvanom.rollout.RolloutOutcome;
import io.github.sarvanom.rollout.WorkloadProgress;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Confidence;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import io.github.sarvanom.verification.VerificationOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The specification's application on its way to staging, for the pictures of it. */
final class Example {
    static final List<String> NAMES = List.of("gateway", "retrieval", "synthesis");
    static final ServerInfo SERVER = new ServerInfo("https://127.0.0.1:6443", "v1.34.4");
    static final RolloutDeadline DEADLINE = new RolloutDeadline(
            Duration.ofSeconds(500),
            "Deployment gateway: 2 waves of pods x (160 s that its probes allow + 90 s for scheduling and pulling)");
    private static final String REGISTRY = "registry.example.com/sarvanom/";

    private Example() {}

    static Environment environment() {
        return environment(new ClusterTarget.Context("kind-dev", Optional.empty()));
    }

    static Environment rehearsal() {
        return environment(new ClusterTarget.Rehearsal(Path.of("target", "sarvanom", "rehearsal")));
    }

    static Plan firstPlan() {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Create(object("v1", "Namespace", "sarvanom-staging")));
        changes.add(new Change.Create(object("v1", "ConfigMap", "sarvanom-config")));
        changes.add(new Change.Create(object("v1", "Secret", "sarvanom-secrets")));
        for (String kind :
                List.of("v1/ServiceAccount", "apps/v1/Deployment", "v1/Service", "policy/v1/PodDisruptionBudget")) {
            int slash = kind.lastIndexOf('/');
            NAMES.forEach(name ->
                    changes.add(new Change.Create(object(kind.substring(0, slash), kind.substring(slash + 1), name))));
        }
        return new Plan(changes);
    }

    /** A new image, a new variable, a changed secret and a file that differs by a line. */
    static Plan changingPlan() {
        List<Change> changes = new ArrayList<>();
        for (Change change : firstPlan().changes()) {
            changes.add(new Change.Keep(change.manifest()));
        }
        changes.set(
                1,
                update(
                        changes.get(1),
                        new FieldChange("data.LOG_LEVEL", "info", "debug"),
                        new FieldChange("data.PROVIDERS", null, "ollama"),
                        new FieldChange("data.OLD", "x", null),
                        new FieldChange("data.application\\.yaml", "a: 1\nb: 2\nc: 3\n", "a: 1\nb: 4\nc: 3\n"),
                        new FieldChange("data.EMPTY", "", "full")));
        changes.set(
                2, update(changes.get(2), new FieldChange("data.POSTGRES_PASSWORD", "(secret)", "(secret, changed)")));
        changes.set(
                7,
                update(
                        changes.get(7),
                        new FieldChange("spec.replicas", "1", "2"),
                        new FieldChange(
                                "spec.template.spec.containers[retrieval].image",
                                REGISTRY + "retrieval@" + digest(1),
                                REGISTRY + "retrieval@" + digest(2)),
                        new FieldChange(
                                "spec.template.spec.containers[retrieval].env[JAVA_TOOL_OPTIONS].value",
                                "-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8",
                                "-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8")));
        return new Plan(changes);
    }

    static Plan emptyPlan() {
        return new Plan(firstPlan().changes().stream()
                .map(change -> (Change) new Change.Keep(change.manifest()))
                .toList());
    }

    static BuiltImage image(String service, int letter, BuiltImage.Outcome outcome, int millis) {
        return new BuiltImage(service, REGISTRY + service, digest(letter), outcome, false, Duration.ofMillis(millis));
    }

    static WorkloadProgress ready(String name, int pods, int millis) {
        return workload(name, new Readiness.Ready(), pods, pods, List.of(), millis);
    }

    /** One pod ready, one on its way. */
    static WorkloadProgress half(String name, String reason, int millis) {
        Readiness readiness = new Readiness.InProgress(reason);
        return workload(
                name,
                readiness,
                1,
                2,
                List.of(
                        new PodProgress(name + "-7d4b9c5f6-abcde", new Readiness.Ready()),
                        new PodProgress(name + "-7d4b9c5f6-x2k1p", readiness)),
                millis);
    }

    static WorkloadProgress failed(String name, String reason, int millis) {
        Readiness readiness = new Readiness.Failed(Cause.CRASHES, reason);
        return workload(name, readiness, 0, 2, List.of(new PodProgress(name + "-7d4b9c5f6-x2k1p", readiness)), millis);
    }

    static WorkloadProgress suspect(String name, String reason, int millis) {
        Readiness readiness = new Readiness.Suspect(Cause.CRASHES, reason, Duration.ofSeconds(30));
        return workload(name, readiness, 0, 2, List.of(new PodProgress(name + "-7d4b9c5f6-x2k1p", readiness)), millis);
    }

    static Doubt doubt() {
        return new Doubt(
                workload(
                        "synthesis",
                        new Readiness.Suspect(
                                Cause.REGISTRY_UNREACHABLE, "cannot pull its image", Duration.ofMinutes(2)),
                        0,
                        2,
                        List.of(),
                        4000),
                new Diagnosis(
                        Cause.REGISTRY_UNREACHABLE,
                        Confidence.CERTAIN,
                        "pod synthesis-7d4b9c5f6-x2k1p cannot pull its image: connection refused",
                        "",
                        List.of(),
                        Source.file("pom.xml", 12).within("<registry>"),
                        "Check the way from the nodes to the registry: DNS, proxy, certificate",
                        "curl -v https://REGISTRY/v2/    (on a node)"),
                Duration.ofSeconds(122),
                0,
                "registries come back");
    }

    static WorkloadProgress workload(
            String name, Readiness readiness, int ready, int wanted, List<PodProgress> pods, int millis) {
        return new WorkloadProgress(
                new ResourceId("apps/v1", "Deployment", "sarvanom-staging", name),
                readiness,
                new Replicas(ready, wanted),
                pods,
                Duration.ofMillis(millis));
    }

    static DeployOutcome outcome(Environment environment, Plan plan, int rolloutMillis) {
        List<WorkloadProgress> workloads =
                NAMES.stream().map(name -> ready(name, 2, rolloutMillis)).toList();
        StageTimes times = new StageTimes();
        times.spent("build", Duration.ofMillis(3140));
        times.spent("plan", Duration.ofMillis(210));
        times.spent("apply", Duration.ofMillis(330));
        times.spent("rollout", Duration.ofMillis(rolloutMillis));
        List<ServiceImage> images = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            images.add(new ServiceImage(
                    service(NAMES.get(i)), image(NAMES.get(i), i + 1, BuiltImage.Outcome.BUILT, 1200)));
        }
        RolloutOutcome rollout = new RolloutOutcome.Succeeded(workloads, Duration.ofMillis(rolloutMillis));
        return new DeployOutcome(
                new Undertaking(environment, images, Path.of("target")),
                SERVER,
                plan,
                new Carried(rollout, VerificationOutcome.none()),
                times,
                Optional.empty());
    }

    /** Nothing is built: images are those of the record. */
    static DeployOutcome rolledBack(long revision) {
        DeployOutcome deployed = outcome(environment(), emptyPlan(), 6100);
        Undertaking undertaking = new Undertaking(environment(), List.of(), Path.of("target"));
        TreeMap<String, String> images = new TreeMap<>();
        NAMES.forEach(name -> images.put(name, REGISTRY + name + "@" + digest(NAMES.indexOf(name) + 1)));
        Release release = new Release(
                5,
                "run",
                Optional.of(revision),
                new Author("anna@laptop", "", "", Author.Checkout.CLEAN),
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                images,
                "nothing to change",
                Outcome.SUCCEEDED,
                List.of(),
                new Release.Content(1, 1, ""),
                new Release.Content(1, 1, ""),
                List.of());
        return new DeployOutcome(
                undertaking, SERVER, deployed.plan(), deployed.carried(), deployed.times(), Optional.of(release));
    }

    static String digest(int letter) {
        return "sha256:" + Integer.toHexString(letter).repeat(64);
    }

    private static Change update(Change change, FieldChange... fields) {
        return new Change.Update(change.manifest(), List.of(fields));
    }

    private static Environment environment(ClusterTarget cluster) {
        return new Environment(
                "sarvanom",
                "staging",
                "sarvanom-staging",
                cluster,
                "registry.example.com/sarvanom",
                new TreeMap<>(),
                SecretValues.none(),
                List.of(),
                Optional.empty());
    }

    private static Service service(String name) {
        Resources resources = new Resources("250m", "512Mi");
        return new Service(
                name,
                "2.0.0",
                port(name),
                "/health",
                2,
                resources,
                resources,
                new TreeMap<>(),
                List.of(),
                Path.of(name));
    }

    private static int port(String name) {
        return 8004 + NAMES.indexOf(name);
    }

    private static Manifest object(String apiVersion, String kind, String name) {
        Map<String, Object> spec =
                kind.equals("Service") ? Map.of("ports", List.of(Map.of("port", port(name)))) : Map.of();
        String namespace = kind.equals("Namespace") ? "" : "sarvanom-staging";
        return Manifest.of(Map.of(
                "apiVersion",
                apiVersion,
                "kind",
                kind,
                "metadata",
                Map.of("name", name, "namespace", namespace),
                "spec",
                spec));
    }
}
