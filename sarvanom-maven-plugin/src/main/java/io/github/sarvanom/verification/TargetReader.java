package io.github.sarvanom.verification;

import io.github.sarvanom.environment.DnsLabel;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.environment.WholeNumber;
import io.github.sarvanom.problem.Suggestion;
import java.util.Optional;

/** Reads whom a check asks: a {@code <service>} inside the cluster, or somebody outside. */
final class TargetReader {
    private final CheckReader reader;
    private final Services services;

    TargetReader(CheckReader reader, Services services) {
        this.reader = reader;
        this.services = services;
    }

    /** Whether exactly one of {@code <service>} and the outside element is said; a problem otherwise. */
    boolean saysOne(String outside, String what) {
        if (reader.says("service") != reader.says(outside)) {
            return true;
        }
        reader.refuse(
                reader.says(outside)
                        ? "has a <service> and a <" + outside + ">"
                        : "has neither a <service> nor a <" + outside + ">",
                "name a <service> to ask it inside the cluster, or " + what + " to ask from this machine: one of them");
        return false;
    }

    /** Whom a check asks that is no HTTP check; empty after a problem, and for a service that this run leaves alone. */
    Optional<SocketTarget> socket(int usualPort) {
        if (!saysOne("address", "an <address>")) {
            return Optional.empty();
        }
        if (!reader.says("address")) {
            return inside(usualPort).map(target -> target);
        }
        return reader.read("address", new HostPort(usualPort)).map(target -> target);
    }

    /** @param usualPort of a service that is not one of ours; 0 when there is none */
    Optional<SocketTarget.Inside> inside(int usualPort) {
        Optional<String> name = reader.read("service", DnsLabel.SERVICE);
        Optional<Service> service = name.flatMap(services::find);
        Optional<Integer> port = reader.read("port", WholeNumber.PORT)
                .or(() -> service.map(Service::port))
                .or(() -> isStranger(name) && usualPort > 0 ? Optional.of(usualPort) : Optional.empty());
        if (name.isPresent() && port.isEmpty() && isStranger(name)) {
            reader.refuse(
                    "service",
                    "names none of this application's services" + suggestion(name.get()),
                    "name one of " + String.join(", ", services.names()) + "; a Service of others needs a <port> too");
        }
        return name.flatMap(each -> port.map(number -> new SocketTarget.Inside(each, number)));
    }

    private boolean isStranger(Optional<String> name) {
        return name.isPresent() && !services.names().contains(name.get());
    }

    private String suggestion(String name) {
        return Suggestion.asQuestion(name, services.names(), "; did you mean %s?");
    }
}
