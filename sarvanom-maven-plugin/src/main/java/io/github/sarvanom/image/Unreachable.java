package io.github.sarvanom.image;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Why a registry can't be reached, from the failure's type, and what to do about it. */
final class Unreachable {
    private Unreachable() {}

    static SarvanomException registry(String registry, URI tried, Throwable failure) {
        Reason reason = reason(registry, failure);
        Problem problem = Problem.of("registry " + registry + " can't be reached")
                .seen("tried " + tried.getScheme() + "://" + tried.getAuthority() + ": " + reason.seen)
                .mend(reason.remedy);
        return new Absent(Blame.SURROUNDINGS, problem, failure);
    }

    private static Reason reason(String registry, Throwable failure) {
        if (caused(failure, UnresolvedAddressException.class) || caused(failure, UnknownHostException.class)) {
            return new Reason(
                    "its name is not known (DNS)", "correct the host name, or join the network that knows it");
        }
        if (caused(failure, HttpConnectTimeoutException.class)) {
            return new Reason(
                    "no connection within 3.5 s", "look for a firewall, a missing VPN or a proxy (-Dhttps.proxyHost)");
        }
        if (caused(failure, HttpTimeoutException.class)) {
            return new Reason("connected, but no answer within 4 s", "look after the registry: it hangs");
        }
        if (caused(failure, CertificateException.class)) {
            return new Reason(
                    "its TLS certificate is not trusted by this JVM",
                    "import its CA into a trust store and name that in MAVEN_OPTS: -Djavax.net.ssl.trustStore=...");
        }
        if (caused(failure, SSLHandshakeException.class)) {
            return new Reason(
                    "the TLS handshake failed",
                    "see the reason with -e; the registry's TLS set-up is at odds with this JVM's");
        }
        if (caused(failure, SSLException.class)) {
            return new Reason(
                    "it does not answer in TLS",
                    "give it TLS; or, if it speaks plain http on purpose, declare it: <image><insecureRegistries><registry>"
                            + registry + "</registry></insecureRegistries></image>");
        }
        if (caused(failure, ConnectException.class)) {
            return new Reason("connection refused", "start the registry, or correct its host and port");
        }
        return new Reason("the connection broke", "try again; see the reason with -e");
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        Optional<Throwable> cause = Optional.of(failure);
        while (cause.isPresent() && !type.isInstance(cause.get())) {
            cause = Optional.ofNullable(cause.get().getCause());
        }
        return cause.isPresent();
    }

    private record Reason(String seen, String remedy) {}
}
