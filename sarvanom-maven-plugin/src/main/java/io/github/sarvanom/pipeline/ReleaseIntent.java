package io.github.sarvanom.pipeline;

import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.manifests.Manifest;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.plan.Coverage;
import io.github.sarvanom.release.Author;
import io.github.sarvanom.release.Release;
import io.github.sarvanom.release.ReleaseBracket;
import io.github.sarvanom.release.ReleaseContent;
import io.github.sarvanom.release.ReleaseRecorder;
import io.github.sarvanom.release.RollbackTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a deploy is about to record: always the whole application, also when only a part of it is deployed. */
record ReleaseIntent(ReleaseBracket.Entered inside, Supplier<Author> author) {

    ReleaseRecorder.Intent of(DeployRequest request, Prepared prepared) {
        Optional<Release> base = request.terms().coverage() instanceof Coverage.Whole
                ? Optional.empty()
                : RollbackTarget.good(inside.before());
        Optional<ReleaseContent> content = base.map(inside.history()::content);
        SortedMap<String, String> images = new TreeMap<>();
        base.ifPresent(release -> images.putAll(release.images()));
        request.services()
                .forEach(each -> images.put(each.service().name(), each.image().pinned()));
        return new ReleaseRecorder.Intent(
                Optional.empty(),
                author.get(),
                images,
                content.map(old -> completed(old, request, prepared)).orElse(prepared.desired()),
                PlanRecord.summary(prepared.plan()),
                PlanRecord.lines(prepared.plan()),
                dependencies(content, request),
                layers(content, request));
    }

    private static Map<String, SortedMap<String, String>> dependencies(
            Optional<ReleaseContent> base, DeployRequest request) {
        Map<String, SortedMap<String, String>> all = new TreeMap<>();
        base.ifPresent(old -> all.putAll(old.dependencies()));
        request.services().stream()
                .filter(each -> !each.dependencies().isEmpty())
                .forEach(each -> all.put(each.service().name(), each.dependencies()));
        return all;
    }

    private static Map<String, SortedMap<String, String>> layers(Optional<ReleaseContent> base, DeployRequest request) {
        Map<String, SortedMap<String, String>> all = new TreeMap<>();
        base.ifPresent(old -> all.putAll(old.layers()));
        request.services().stream()
                .filter(each -> !each.image().layers().isEmpty())
                .forEach(each -> all.put(each.service().name(), each.image().layers()));
        return all;
    }

    /** With what the last good release wanted of the services that are left alone now. */
    private static ManifestSet completed(ReleaseContent base, DeployRequest request, Prepared prepared) {
        List<Manifest> all = new ArrayList<>(prepared.desired().manifests());
        base.manifests().manifests().stream()
                .filter(manifest -> prepared.desired().find(manifest.id()).isEmpty())
                .filter(manifest -> !request.terms().coverage().covers(LiveObject.of(manifest.content())))
                .forEach(all::add);
        return new ManifestSet(all);
    }
}
