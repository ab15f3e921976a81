package io.github.sarvanom.report;

import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.pipeline.DeployOutcome;
import io.github.sarvanom.plan.Change;
import io.github.sarvanom.plan.Plan;
import io.github.sarvanom.report.Table.Cell;
import io.github.sarvanom.rollout.WorkloadProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What runs where after a release: a row a workload, with its pods, its image and its address inside the cluster. */
final class SummaryText {
    private final Look look;

    SummaryText(Look look) {
        this.look = look;
    }

    List<String> rows(DeployOutcome outcome) {
        Map<String, String> images = images(outcome);
        Map<String, Change> workloads = outcome.plan().changes().stream()
                .collect(Collectors.toMap(change -> change.id().toString(), Function.identity()));
        Table table = new Table(look);
        for (WorkloadProgress workload : outcome.carried().rollout().workloads()) {
            table.row(
                    new Cell(workload.display(), Ink.STRONG),
                    new Cell(Sentence.count(workload), workload.isReady() ? Ink.GOOD : Ink.BAD),
                    Cell.of(Optional.ofNullable(images.get(workload.display()))
                            .map(Words::digest)
                            .orElse("")),
                    new Cell(fate(workloads.get(workload.id().toString())), Ink.FAINT),
                    Cell.of(address(outcome, workload)));
        }
        return table.lines();
    }

    /** By service: the digests of what was built; of what was gone back to where nothing was. */
    private static Map<String, String> images(DeployOutcome outcome) {
        Map<String, String> images = new HashMap<>();
        outcome.release()
                .ifPresent(release -> release.images().forEach((service, image) -> images.put(service, digest(image))));
        outcome.undertaking()
                .services()
                .forEach(each -> images.put(each.service().name(), each.image().digest()));
        return images;
    }

    /** {@code registry/name@sha256:…} is recorded. */
    private static String digest(String image) {
        return image.substring(image.indexOf('@') + 1);
    }

    private static String fate(@Nullable Change change) {
        if (change instanceof Change.Create) {
            return "new";
        }
        if (change instanceof Change.Adopt) {
            return "taken over";
        }
        if (change instanceof Change.Replace) {
            return "made anew";
        }
        return change instanceof Change.Update ? "changed" : "unchanged";
    }

    /** Nothing answers in a rehearsal. */
    private static String address(DeployOutcome outcome, WorkloadProgress workload) {
        return outcome.undertaking().environment().isRehearsal()
                ? ""
                : service(outcome.plan(), workload)
                        .map(service -> service.id().name() + "." + service.id().namespace() + ":" + port(service))
                        .orElse("");
    }

    private static Optional<Manifest> service(Plan plan, WorkloadProgress workload) {
        return plan.changes().stream()
                .map(Change::manifest)
                .filter(manifest -> manifest.id().kind().equals("Service"))
                .filter(manifest -> manifest.id().name().equals(workload.id().name()))
                .findFirst();
    }

    private static Object port(Manifest service) {
        return service.content().get("spec") instanceof Map<?, ?> spec
                        && spec.get("ports") instanceof List<?> ports
                        && !ports.isEmpty()
                        && ports.get(0) instanceof Map<?, ?> first
                        && first.get("port") instanceof Number port
                ? port
                : 80;
    }
}
