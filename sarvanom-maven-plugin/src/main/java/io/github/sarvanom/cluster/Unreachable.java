package io.github.sarvanom.cluster;

import io.github.sarvanom.problem.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** No answer at all: tells apart who did not answer, and why. */
final class Unreachable {
    private static final String CHECK_NETWORK =
            "check that the cluster runs and that this machine reaches it (VPN, proxy, firewall)";

    private Unreachable() {}

    static ClusterException of(@Nullable Throwable failure, Login login) {
        Problem problem = Problem.of("the API server at " + login.address() + " cannot be reached");
        return new ClusterException(0, "", explained(problem, failure, login), failure);
    }

    private static Problem explained(Problem problem, @Nullable Throwable failure, Login login) {
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return problem.seen("seen: no such host")
                    .seen("used: " + login.name())
                    .mend("check the address that " + login.name() + " holds, and this machine's name service");
        }
        if (has(failure, CertificateExpiredException.class)) {
            return problem.seen("seen: its certificate has expired").mend("renew the API server's certificate");
        }
        if (has(failure, CertPathBuilderException.class)) {
            return problem.seen("seen: a certificate that none of the known authorities has signed")
                    .seen("used: " + login.name())
                    .mend("put the cluster's authority into certificate-authority-data of that context's cluster");
        }
        return plain(problem, failure, login);
    }

    private static Problem plain(Problem problem, @Nullable Throwable failure, Login login) {
        String seen = "seen: " + cause(failure);
        boolean trust = has(failure, SSLException.class) || has(failure, CertificateException.class);
        String remedy = trust
                ? "check that this is the address of an API server, and https where it expects https"
                : CHECK_NETWORK;
        return problem.seen(seen).seen("used: " + login.name()).mend(remedy);
    }

    private static String cause(@Nullable Throwable failure) {
        if (has(failure, HttpConnectTimeoutException.class)
                || has(failure, TimeoutException.class)
                || has(failure, SocketTimeoutException.class)) {
            return "no answer in time";
        }
        if (has(failure, NoRouteToHostException.class)) {
            return "no route to that host";
        }
        if (has(failure, ConnectException.class)) {
            return "connection refused";
        }
        return text(failure);
    }

    private static String text(@Nullable Throwable failure) {
        Throwable deepest = failure;
        while (deepest != null && deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest == null
                ? "no answer"
                : Optional.ofNullable(deepest.getMessage())
                        .orElse(deepest.getClass().getSimpleName());
    }

    private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
