package io.github.sarvanom.verification;

import io.github.sarvanom.environment.HealthPath;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.environment.UrlForm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads an {@code <http>} or a {@code <latency>}: of a service inside the cluster, or of a public address. */
final class HttpCheckReader {
    private static final int REQUESTS = 20;
    private static final String ROOT = "/";

    private final CheckReader reader;
    private final Services services;
    private final TargetReader target;

    HttpCheckReader(CheckReader reader, Services services) {
        this.reader = reader;
        this.services = services;
        this.target = new TargetReader(reader, services);
    }

    private record Asked(HttpTarget target, String path) {}

    /** Empty after a problem, and for a service that this run leaves alone. */
    List<Check> http() {
        StatusRange statuses = reader.read("status", CheckForms.STATUS)
                .map(status -> new StatusRange(status, status))
                .orElse(StatusRange.SUCCESSFUL);
        return asked().map(asked ->
                        (Check) new HttpCheck(asked.target(), asked.path(), statuses, reader.json(), Check.Origin.SAID))
                .map(List::of)
                .orElse(List.of());
    }

    /** As {@link #http}. */
    List<Check> latency() {
        int requests = reader.read("requests", CheckForms.REQUESTS).orElse(REQUESTS);
        Optional<Duration> budget = reader.need("p95", CheckForms.BUDGET);
        return asked().flatMap(asked ->
                        budget.map(most -> (Check) new LatencyCheck(asked.target(), asked.path(), requests, most)))
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<Asked> asked() {
        if (!target.saysOne("url", "a <url>")) {
            return Optional.empty();
        }
        Optional<String> path = reader.read("path", HealthPath.INSTANCE);
        return reader.says("url") ? outside(path) : inside(path);
    }

    private Optional<Asked> outside(Optional<String> path) {
        return reader.read("url", UrlForm.INSTANCE)
                .map(url -> new Asked(new HttpTarget.Outside(url.resolve(ROOT)), path.orElseGet(() -> path(url))));
    }

    private Optional<Asked> inside(Optional<String> path) {
        return target.inside(0)
                .map(to -> new Asked(
                        new HttpTarget.Inside(to.service(), to.port()),
                        path.or(() -> services.find(to.service()).map(Service::health))
                                .orElse(ROOT)));
    }

    private static String path(URI url) {
        String path = url.getRawPath().isEmpty() ? ROOT : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
