package io.github.sarvanom.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.apply.AppliedSet;
import io.github.sarvanom.cluster.ClusterReader.LogInstance;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.rollout.cause.Cause;
import io.github.sarvanom.rollout.diagnosis.Confidence;
import io.github.sarvanom.rollout.diagnosis.Diagnosis;
import io.github.sarvanom.rollout.diagnosis.Origins;
import io.github.sarvanom.rollout.observed.ContainerState;
import io.github.sarvanom.rollout.observed.Learned;
import io.github.sarvanom.rollout.observed.Listening;
import io.github.sarvanom.rollout.observed.Related;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A recorded workload whose startup probe asks port 9, and is refused; what the kernel says of its ports is written here. */
class KernelPortsTest {
    private static final Recorded STARTING = Recorded.load("starting");
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final WatchedCluster cluster = new WatchedCluster();
    private final Heard heard = new Heard();
    private final Script script = new Script();

    @Test
    void aSlowStartAfterACrashWithTheAgentsPortOpenIsNoFailure() {
        cluster.files.put("web", table(9404));
        cluster.logs.put("web " + LogInstance.PREVIOUS, "the first start failed");
        script.at(400, restarted(1)).at(20_000, ready());
        assertThat(await()).isInstanceOf(RolloutOutcome.Succeeded.class);
        assertThat(heard.doubts).isEmpty();
        assertThat(cluster.filesAsked).as("asked during the wait").isEmpty();
    }

    @Test
    void whatTheRunBeforeSaidIsNoSignWhileOnlyTheAgentsPortIsOpen() {
        cluster.files.put("web", table(9404));
        cluster.logs.put("web " + LogInstance.PREVIOUS, "listening on 8080");
        script.at(400, restarted(1)).at(20_000, ready());
        assertThat(await()).isInstanceOf(RolloutOutcome.Succeeded.class);
    }

    @Test
    void aPortThatTheProgramSaysToServeIsNoSign() {
        cluster.files.put("web", table(8080));
        cluster.logs.put("web " + LogInstance.PREVIOUS, "listening on 8080\nlistening on 8081");
        script.at(400, probing8081(restarted(1))).at(20_000, ready());
        assertThat(await()).isInstanceOf(RolloutOutcome.Succeeded.class);
    }

    @Test
    void aPortThatBothNameIsTheWrongOne() {
        cluster.files.put("web", table(8080, 9404));
        cluster.logs.put("web " + LogInstance.CURRENT, "listening on 8080");
        script.at(400, started(STARTING.objects()));
        RolloutOutcome outcome = await();
        assertThat(outcome.took()).isEqualTo(Duration.ofMillis(5_400));
        assertThat(first(outcome).cause()).isEqualTo(Cause.PROBE_WRONG_PORT);
        assertThat(first(outcome).confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(first(outcome).evidence()).contains("the kernel says that it listens on 8080, 9404");
    }

    @Test
    void aTableWithoutPortsDoesNotHideWhatTheProgramSays() {
        cluster.files.put("web", table());
        cluster.logs.put("web " + LogInstance.CURRENT, "listening on 8080");
        script.at(400, STARTING.objects());
        RolloutOutcome outcome = await();
        assertThat(first(outcome).cause()).isEqualTo(Cause.PROBE_WRONG_PORT);
        assertThat(first(outcome).evidence())
                .contains("the kernel says that nobody listens on a port", "its log says that it listens on 8080");
    }

    @Test
    void whatTheKernelAloneSaysIsLikelyAtTheEnd() {
        cluster.files.put("web", table(8080));
        script.at(400, STARTING.objects());
        RolloutOutcome outcome = await();
        assertThat(outcome).isInstanceOf(RolloutOutcome.TimedOut.class);
        assertThat(first(outcome).cause()).isEqualTo(Cause.PROBE_WRONG_PORT);
        assertThat(first(outcome).confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(cluster.filesAsked).as("each pod once, at the end").hasSize(2);
    }

    @Test
    void nobodyIsAskedWhosePortsMayBeOthers() {
        cluster.files.put("web", table(15006));
        cluster.logs.put("web " + LogInstance.CURRENT, "nothing is said");
        for (UnaryOperator<LiveObject> shared : List.<UnaryOperator<LiveObject>>of(
                pod -> Recorded.with(pod, true, "spec", "hostNetwork"),
                pod -> Recorded.with(
                        pod, List.of(Map.of("name", "web"), Map.of("name", "proxy")), "spec", "containers"),
                pod -> Recorded.with(
                        pod, List.of(Map.of("name", "proxy", "restartPolicy", "Always")), "spec", "initContainers"))) {
            KernelPorts ports = new KernelPorts(cluster);
            pods().forEach(pod -> ports.wantAtTheEnd(container(pod), shared.apply(pod), STARTING.related()));
            assertThat(ports.ask()).isFalse();
        }
        assertThat(cluster.filesAsked).isEmpty();
    }

    @Test
    void anInitContainerThatHasDoneItsWorkSharesNothing() {
        cluster.files.put("web", table(8080));
        LiveObject pod = Recorded.with(pods().get(0), List.of(Map.of("name", "migrate")), "spec", "initContainers");
        KernelPorts ports = new KernelPorts(cluster);
        ports.wantAtTheEnd(container(pod), pod, STARTING.related());
        assertThat(ports.ask()).isTrue();
    }

    @Test
    void whatWasOpenBeforeARestartIsForgotten() {
        cluster.files.put("web", table(8080));
        KernelPorts ports = new KernelPorts(cluster);
        LiveObject pod = pods().get(0);
        ports.want(container(pod), pod, STARTING.related());
        assertThat(ports.ask()).isTrue();
        Related related = with(ports, STARTING.related());
        assertThat(related.learned().ports(pod, container(pod))).containsExactly(8080);
        LiveObject again = restarted(pod, 1);
        assertThat(related.learned().ports(again, container(again))).isEmpty();
    }

    @Test
    void isAskedAFewTimesAndAtTheEndOnceMore() {
        cluster.files.put("web", table(9404));
        KernelPorts ports = new KernelPorts(cluster);
        LiveObject pod = pods().get(0);
        for (int i = 0; i < 10; i++) {
            ports.want(container(pod), pod, STARTING.related());
            ports.ask();
        }
        assertThat(cluster.filesAsked).hasSize(3);
        cluster.files.put("web", table(8080, 9404));
        ports.wantAtTheEnd(container(pod), pod, STARTING.related());
        assertThat(ports.ask()).isTrue();
        assertThat(ports.known().values()).containsExactly(new Listening(Set.of(8080, 9404), Set.of()));
    }

    @Test
    void allAreAskedTogether() {
        CyclicBarrier together = new CyclicBarrier(2);
        cluster.files.put("web", table(8080));
        cluster.whenFilesAsked = () -> together.await(30, TimeUnit.SECONDS);
        KernelPorts ports = new KernelPorts(cluster);
        pods().forEach(pod -> ports.want(container(pod), pod, STARTING.related()));
        assertThat(ports.ask()).isTrue();
        assertThat(ports.known()).hasSize(2);
    }

    @Test
    void noneOfALargeReleaseIsLeftOut() {
        cluster.files.put("web", table(8080));
        KernelPorts ports = new KernelPorts(cluster);
        LiveObject pod = pods().get(0);
        for (int i = 0; i < 100; i++) {
            LiveObject other = Recorded.with(pod, "pod-" + i, "metadata", "uid");
            LiveObject event = Recorded.with(unhealthy(pod), other.uid(), "involvedObject", "uid");
            ports.want(
                    container(other), other, new Related(List.of(), List.of(other), List.of(event), Learned.nothing()));
        }
        assertThat(ports.ask()).isTrue();
        assertThat(ports.known()).hasSize(100);
    }

    private static LiveObject unhealthy(LiveObject pod) {
        return STARTING.related().eventsOf(pod).stream()
                .filter(event -> event.text("reason").equals("Unhealthy"))
                .findFirst()
                .orElseThrow();
    }

    private RolloutOutcome await() {
        LiveObject applied = STARTING.workloadWith(Map.of(), "status");
        return new RolloutWaiter(cluster, text -> text, Origins.unknown(), script, heard, script)
                .await(new AppliedSet(Map.of(applied.id(), applied)), RolloutDeadline.said(DEADLINE));
    }

    private static Diagnosis first(RolloutOutcome outcome) {
        List<WorkloadFailure> failures = outcome instanceof RolloutOutcome.Failed failed
                ? failed.failures()
                : ((RolloutOutcome.TimedOut) outcome).missing();
        return failures.get(0).diagnoses().get(0);
    }

    private static Related with(KernelPorts ports, Related related) {
        return new Related(
                related.replicaSets(),
                related.pods(),
                related.events(),
                new Learned(Map.of(), Set.of(), Map.of(), ports.known(), Map.of(), List.of()));
    }

    private static List<LiveObject> pods() {
        return STARTING.objects().stream()
                .filter(object -> object.id().kind().equals("Pod"))
                .toList();
    }

    private static ContainerState container(LiveObject pod) {
        return ContainerState.of(pod).get(0);
    }

    /** By a readiness probe, which has been refused a few times. */
    private static List<LiveObject> started(List<LiveObject> objects) {
        return objects.stream()
                .map(object -> object.text("reason").equals("Unhealthy")
                        ? Recorded.with(
                                Recorded.with(
                                        object, object.text("message").replace("Startup", "Readiness"), "message"),
                                4,
                                "count")
                        : object)
                .toList();
    }

    private static List<LiveObject> restarted(int times) {
        return STARTING.objects().stream()
                .map(object -> object.id().kind().equals("Pod") ? restarted(object, times) : object)
                .toList();
    }

    private static LiveObject restarted(LiveObject pod, int times) {
        Map<String, Object> status =
                new LinkedHashMap<>(pod.maps("status", "containerStatuses").get(0));
        status.put("restartCount", times);
        return Recorded.with(pod, List.of(status), "status", "containerStatuses");
    }

    private static List<LiveObject> probing8081(List<LiveObject> objects) {
        return objects.stream()
                .map(object -> object.text("message").isEmpty()
                        ? object
                        : Recorded.with(object, object.text("message").replace(":9:", ":8081:"), "message"))
                .toList();
    }

    private static LiveObject ready() {
        return Recorded.with(
                STARTING.workload(),
                Map.of("observedGeneration", 1, "replicas", 2, "updatedReplicas", 2, "availableReplicas", 2),
                "status");
    }

    /** As a kernel prints it. */
    private static String table(int... ports) {
        List<String> lines = new ArrayList<>(List.of("  sl  local_address rem_address   st"));
        for (int port : ports) {
            lines.add("   " + lines.size() + ": 00000000:%04X 00000000:0000 0A 0".formatted(port));
        }
        return String.join("\n", lines);
    }
}
