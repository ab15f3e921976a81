package io.github.sarvanom.verification;

import io.github.sarvanom.environment.DnsLabel;
import io.github.sarvanom.environment.HealthPath;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.environment.UrlForm;
import io.github.sarvanom.environment.WholeNumber;
import io.github.sarvanom.problem.Suggestion;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads an {@code <http>}: of a service inside the cluster, or of a public address. */
final class HttpCheckReader {
    private static final WholeNumber STATUS = new WholeNumber("an HTTP status", 100, 599, "200");
    private static final String ROOT = "/";

    private final CheckReader reader;
    private final Services services;

    HttpCheckReader(CheckReader reader, Services services) {
        this.reader = reader;
        this.services = services;
    }

    /** Empty after a problem, and for a service that this run leaves alone. */
    List<Check> read() {
        if (reader.says("service") == reader.says("url")) {
            reader.refuse(
                    reader.says("url") ? "has a <service> and a <url>" : "has neither a <service> nor a <url>",
                    "name a <service> to ask it inside the cluster, or a <url> to ask from this machine: one of them");
            return List.of();
        }
        Optional<String> path = reader.read("path", HealthPath.INSTANCE);
        return reader.says("url") ? outside(path) : inside(path);
    }

    private List<Check> outside(Optional<String> path) {
        return reader.read("url", UrlForm.INSTANCE)
                .map(url -> check(new HttpTarget.Outside(url.resolve(ROOT)), path.orElseGet(() -> path(url))))
                .map(List::of)
                .orElse(List.of());
    }

    private List<Check> inside(Optional<String> path) {
        Optional<String> name = reader.read("service", DnsLabel.SERVICE);
        Optional<Service> service = name.flatMap(services::find);
        Optional<Integer> port = reader.read("port", WholeNumber.PORT).or(() -> service.map(Service::port));
        if (name.isPresent() && port.isEmpty() && !services.names().contains(name.get())) {
            reader.refuse(
                    "service",
                    "names none of this application's services" + suggestion(name.get()),
                    "name one of " + String.join(", ", services.names()) + "; a Service of others needs a <port> too");
        }
        return name.isPresent() && port.isPresent()
                ? List.of(check(
                        new HttpTarget.Inside(name.get(), port.get()),
                        path.or(() -> service.map(Service::health)).orElse(ROOT)))
                : List.of();
    }

    private Check check(HttpTarget target, String path) {
        StatusRange statuses = reader.read("status", STATUS)
                .map(status -> new StatusRange(status, status))
                .orElse(StatusRange.SUCCESSFUL);
        return new HttpCheck(target, path, statuses, reader.json(), Check.Origin.SAID);
    }

    private String suggestion(String name) {
        return Suggestion.asQuestion(name, services.names(), "; did you mean %s?");
    }

    private static String path(URI url) {
        String path = url.getRawPath().isEmpty() ? ROOT : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
