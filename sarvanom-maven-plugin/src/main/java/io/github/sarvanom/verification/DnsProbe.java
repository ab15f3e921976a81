package io.github.sarvanom.verification;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Asks a {@link DnsCheck} once. */
final class DnsProbe {
    private final Ways ways;
    private final Resolver machine;

    DnsProbe(Ways ways) {
        this(ways, InetAddress::getAllByName);
    }

    DnsProbe(Ways ways, Resolver machine) {
        this.ways = ways;
        this.machine = machine;
    }

    /** Looks a name up, for as long as it takes. */
    interface Resolver {
        InetAddress[] addresses(String name) throws UnknownHostException;
    }

    Verdict ask(DnsCheck check, Duration atMost) {
        try {
            List<String> addresses =
                    check.scope() == DnsCheck.Scope.CLUSTER ? inside(check.name(), atMost) : here(check.name(), atMost);
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

    /** This machine's resolver has times of its own, which nothing shortens; beyond ours it is left alone. */
    private List<String> here(String name, Duration atMost) throws IOException {
        FutureTask<List<String>> lookup = new FutureTask<>(() -> Stream.of(machine.addresses(name))
                .map(InetAddress::getHostAddress)
                .toList());
        Thread thread = new Thread(lookup, "sarvanom-dns");
        thread.setDaemon(true);
        thread.start();
        try {
            return lookup.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("no answer of this machine's resolver in " + atMost.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
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
