package io.github.sarvanom.verification;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Asks a {@link DnsCheck} once. */
final class DnsProbe {
    private final Ways ways;

    DnsProbe(Ways ways) {
        this.ways = ways;
    }

    Verdict ask(DnsCheck check, Duration atMost) {
        try {
            List<String> addresses = check.scope() == DnsCheck.Scope.CLUSTER
                    ? inside(check.name(), atMost)
                    : Stream.of(InetAddress.getAllByName(check.name()))
                            .map(InetAddress::getHostAddress)
                            .toList();
            return judge(check, addresses);
        } catch (UnknownHostException unknown) {
            return judge(check, List.of());
        } catch (IOException none) {
            return Verdict.Failed.forNow("cannot be looked up", List.of("seen: " + Throwables.shown(none)));
        }
    }

    private static Verdict judge(DnsCheck check, List<String> addresses) {
        if (addresses.isEmpty()) {
            return Verdict.Failed.forNow("has no address", List.of());
        }
        String seen = String.join(", ", addresses);
        boolean holds =
                check.address().filter(wanted -> !addresses.contains(wanted)).isEmpty();
        return holds
                ? new Verdict.Passed(seen, List.of())
                : Verdict.Failed.forNow(
                        "has another address",
                        List.of("seen: " + seen, "expected: " + check.address().orElse("")));
    }

    /** The Service's full name, or the name as it stands when it has dots (Kubernetes, "DNS for Services and Pods"). */
    private List<String> inside(String name, Duration atMost) throws IOException {
        String full = name.contains(".") ? name : name + "." + ways.namespace() + ".svc.cluster.local";
        try (Way way = ways.toDns();
                Socket socket = new Socket()) {
            socket.connect(way.address(), (int) Math.max(1, atMost.toMillis()));
            socket.setSoTimeout((int) Math.max(1, atMost.toMillis()));
            try {
                return DnsMessage.ask(full, socket.getInputStream(), socket.getOutputStream());
            } catch (IOException cut) {
                throw new IOException(way.complaint().orElseGet(() -> Throwables.shown(cut)), cut);
            }
        }
    }
}
