package io.github.sarvanom.rollout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rollouts that succeed in the end, by way of everything that looks bad for a while. */
final class HealthyScenarios {
    private final Map<String, Scenario> all = new LinkedHashMap<>();

    /**
     * One rollout.
     *
     * @param before applied and waited for first; may be empty
     * @param applied what is recorded
     * @param late applied so many seconds after that; may be empty
     * @param seconds after which {@code late} is applied
     */
    record Scenario(String before, String applied, String late, int seconds) {}

    static Map<String, Scenario> all() {
        HealthyScenarios scenarios = new HealthyScenarios();
        scenarios.plain();
        scenarios.rolling();
        scenarios.java();
        scenarios.recovering();
        scenarios.late();
        scenarios.crowded();
        scenarios.refusedForAWhile();
        scenarios.crowdedNode();
        scenarios.otherKinds();
        return scenarios.all;
    }

    /** What befalls the node, and the rollout that goes on all the same. */
    static Map<String, Scenario> troubled() {
        HealthyScenarios scenarios = new HealthyScenarios();
        scenarios.now("restart", program("web", 1, "15, 0, 0"));
        scenarios.now("silence", deployment("web", 1, "minReadySeconds: 75", PAUSE));
        return scenarios.all;
    }

    private void plain() {
        for (int replicas : List.of(1, 2, 3, 5)) {
            now("plain-" + replicas, deployment("web", replicas, "", PAUSE));
            now("services-" + replicas, services(replicas));
        }
        now("unhurried-1", deployment("web", 1, "minReadySeconds: 2", PAUSE));
        now("unhurried-2", deployment("web", 2, "minReadySeconds: 4", PAUSE));
        now("none", deployment("web", 0, "", PAUSE));
    }

    private void rolling() {
        for (String step : List.of(
                "{maxSurge: 1, maxUnavailable: 0}",
                "{maxSurge: 0, maxUnavailable: 1}",
                "{maxSurge: 50%, maxUnavailable: 50%}",
                "{}")) {
            for (int replicas : List.of(1, 2, 4)) {
                String strategy = "strategy: {rollingUpdate: " + step + "}";
                all.put(
                        "rolling-" + replicas + "-" + named(step),
                        new Scenario(
                                deployment("web", replicas, strategy, PAUSE),
                                deployment("web", replicas, strategy, PAUSE + "\nenv: [{name: RELEASE, value: '2'}]"),
                                "",
                                0));
            }
        }
        String recreate = "strategy: {type: Recreate}";
        all.put(
                "recreate",
                new Scenario(
                        deployment("web", 2, recreate, PAUSE),
                        deployment("web", 2, recreate, PAUSE + "\nenv: [{name: RELEASE, value: '2'}]"),
                        "",
                        0));
        all.put("grows", new Scenario(deployment("web", 1, "", PAUSE), deployment("web", 4, "", PAUSE), "", 0));
        all.put("shrinks", new Scenario(deployment("web", 4, "", PAUSE), deployment("web", 1, "", PAUSE), "", 0));
    }

    private void java() {
        for (int seconds : List.of(0, 4, 9, 15, 22)) {
            now("starts-in-" + seconds, program("web", 1, seconds + ", 0, 0"));
        }
        for (int seconds : List.of(3, 8, 15, 30)) {
            now("unwell-for-" + seconds, program("web", 1, "0, " + seconds + ", 0"));
        }
        now("two-programs", program("web", 2, "2, 2, 0"));
    }

    private void recovering() {
        for (int starts : List.of(1, 2, 3)) {
            now("succeeds-after-" + starts + "-ends", program("web", 1, "0, 0, " + starts));
            now("slow-after-" + starts + "-ends", program("web", 1, "4, 4, " + starts));
        }
        for (int refusals : List.of(1, 2, 3)) {
            now(
                    "image-after-" + refusals + "-refusals",
                    deployment("web", 1, "", "image: ${late" + refusals + "}/testbed/pause:1\ncommand: [/pause]"));
        }
    }

    private void late() {
        String wants = "\nenvFrom: [{%s: {name: later}}]";
        for (int seconds : List.of(1, 3, 5)) {
            all.put(
                    "config-map-after-" + seconds,
                    new Scenario(
                            "",
                            deployment("web", 1, "", PAUSE + wants.formatted("configMapRef")),
                            object("ConfigMap"),
                            seconds));
            all.put(
                    "secret-after-" + seconds,
                    new Scenario(
                            "",
                            deployment("web", 1, "", PAUSE + wants.formatted("secretRef")),
                            object("Secret"),
                            seconds));
            all.put(
                    "account-after-" + seconds,
                    new Scenario(
                            "",
                            deployment("web", 1, "", PAUSE)
                                    .replace("    spec:\n", "    spec:\n      serviceAccountName: later\n"),
                            object("ServiceAccount"),
                            seconds));
        }
        for (int seconds : List.of(1, 8, 16)) {
            String service =
                    "---\napiVersion: v1\nkind: Service\nmetadata: {name: orders-db}\nspec: {selector: {app: orders-db}, ports: [{port: 8080}]}\n";
            now(
                    "dependency-after-" + seconds,
                    service + "---\n" + program("web", 1, "0, 0, 0, 'orders-db:8080'") + "---\n"
                            + program("orders-db", 1, seconds + ", 0, 0"));
        }
    }

    /** A quota that lets new pods in only as earlier ones go. */
    private void crowded() {
        for (int services : List.of(2, 3)) {
            all.put(
                    "tight-quota-" + services,
                    new Scenario(
                            quota(services + 1) + programs(services, "1", ""), programs(services, "2", ""), "", 0));
        }
    }

    /** Sets and jobs that are refused their pods for a moment, and tell it by events alone. */
    private void refusedForAWhile() {
        String pods =
                deployment("web", 1, "", PAUSE).replace("    spec:\n", "    spec:\n      serviceAccountName: later\n");
        String job = job("-version").replace("    spec:\n", "    spec:\n      serviceAccountName: later\n");
        Map.of(
                        "set", pods.replace("kind: Deployment", "kind: StatefulSet"),
                        "daemon",
                                pods.replace("kind: Deployment", "kind: DaemonSet")
                                        .replaceAll("  replicas: \\d+\n", ""),
                        "job", job)
                .forEach((name, yaml) ->
                        all.put(name + "-account-after-3", new Scenario("", yaml, object("ServiceAccount"), 3)));
        String set = program("web", 2, "3, 0, 0")
                .replace("kind: Deployment", "kind: StatefulSet")
                .replace("  selector:", "  serviceName: web\n  selector:");
        all.put(
                "tight-quota-set",
                new Scenario(
                        quota(2) + set,
                        set.replace("    metadata: {labels", "    metadata: {annotations: {release: '2'}, labels"),
                        "",
                        0));
    }

    /** A node that has room for one pod beside those that run; to be recorded with nobody else on it. */
    private void crowdedNode() {
        String most = "\nresources: {requests: {cpu: 600m}}";
        all.put("tight-node", new Scenario(programs(2, "1", most), programs(2, "2", most), "", 0));
    }

    private static String quota(int pods) {
        return "apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: tight}\nspec: {hard: {pods: " + pods
                + "}}\n---\n";
    }

    /** Each takes longer to start than a quota is waited for of which nothing is known. */
    private static String programs(int count, String release, String more) {
        List<String> services = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            services.add(program("service" + i, 1, "18, 0, 0")
                    .replace(
                            "startupProbe:",
                            more.isEmpty() ? "startupProbe:" : more.strip() + "\n          startupProbe:")
                    .replace(
                            "    metadata: {labels",
                            "    metadata: {annotations: {release: '" + release + "'}, labels"));
        }
        return String.join("---\n", services);
    }

    private void otherKinds() {
        for (int replicas : List.of(1, 3)) {
            now(
                    "set-" + replicas,
                    deployment("web", replicas, "serviceName: web", PAUSE)
                            .replace("kind: Deployment", "kind: StatefulSet"));
        }
        now(
                "daemon",
                deployment("web", 1, "", PAUSE)
                        .replace("kind: Deployment", "kind: DaemonSet")
                        .replaceAll("  replicas: \\d+\n", ""));
        now("job", job("-version"));
        now(
                "parallel-job",
                job("-version")
                        .replace("spec:\n  backoffLimit", "spec:\n  completions: 3\n  parallelism: 2\n  backoffLimit"));
    }

    private static final String PAUSE = "image: ${registry}/testbed/pause:1\ncommand: [/pause]";

    private void now(String name, String applied) {
        all.put(name, new Scenario("", applied, "", 0));
    }

    private static String services(int count) {
        List<String> services = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            services.add(deployment("service" + i, i % 2 + 1, "", PAUSE));
        }
        return String.join("---\n", services);
    }

    private static String named(String step) {
        return step.equals("{}") ? "default" : step.replaceAll("\\W+", "-").replaceAll("^-|-$", "");
    }

    private static String object(String kind) {
        return "apiVersion: v1\nkind: " + kind + "\nmetadata: {name: later}\n";
    }

    private static String job(String argument) {
        return """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: web}
                spec:
                  backoffLimit: 2
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: web, image: "${baseImage}", command: [java, %s]}]
                """.formatted(argument);
    }

    /** @param arguments of {@code Doomed late} */
    private static String program(String name, int replicas, String arguments) {
        return deployment(name, replicas, "", """
                        image: ${baseImage}
                        command: [java, -XX:TieredStopAtLevel=1, -XX:+UseSerialGC, -cp, /app, Doomed, late, %s]
                        volumeMounts: [{name: app, mountPath: /app}, {name: state, mountPath: /state}]
                        startupProbe: {tcpSocket: {port: 8080}, periodSeconds: 1, failureThreshold: 120}
                        readinessProbe: {httpGet: {port: 8080, path: /health}, periodSeconds: 1}\
                        """.formatted(arguments.replaceAll("(\\d+)(?=,|$)", "'$1'")))
                .replace(
                        "      containers:",
                        "      volumes: [{name: app, configMap: {name: doomed}}, {name: state, emptyDir: {}}]\n      containers:");
    }

    private static String deployment(String name, int replicas, String more, String container) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s}
                spec:
                  replicas: %2$d
                %3$s  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers:
                        - name: %1$s
                %4$s""".formatted(name, replicas, more.isEmpty() ? "" : "  " + more + "\n", container.indent(10));
    }
}
