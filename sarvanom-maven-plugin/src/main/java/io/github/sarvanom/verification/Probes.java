package io.github.sarvanom.verification;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.ServiceProxy;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.problem.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Who asks which kind of check. Safe for use by many threads. */
public final class Probes {
    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);

    private final HttpProbe http;
    private final Ways ways;
    private final SecretValues secrets;
    private final InstantSource clock;

    public Probes(ServiceProxy services, Ways ways, SecretValues secrets, InstantSource clock) {
        this.http = new HttpProbe(services, ways.namespace(), new OutsideHttp());
        this.ways = ways;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Asks once. */
    Verdict ask(Check check, Duration left) throws InterruptedException {
        if (check instanceof HttpCheck asked) {
            return http.ask(asked, left);
        }
        if (check instanceof LatencyCheck asked) {
            return new LatencyProbe(http, clock).ask(asked, left);
        }
        Optional<Verdict> lacking = lacking(check);
        return lacking.isPresent() ? lacking.get() : askPort(check, left.compareTo(ONE_ANSWER) < 0 ? left : ONE_ANSWER);
    }

    private Verdict askPort(Check check, Duration atMost) throws InterruptedException {
        try {
            if (check instanceof SocketCheck asked) {
                Certificates certificates = new Certificates(clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
                return new SocketProbe(ways, secrets, certificates).ask(asked, atMost);
            }
            if (check instanceof DnsCheck asked) {
                return new DnsProbe(ways).ask(asked, atMost);
            }
            return new JdbcProbe(ways, secrets).ask((JdbcCheck) check, atMost);
        } catch (ClusterException none) {
            return unanswered(none);
        }
    }

    private static Verdict unanswered(ClusterException none) {
        if (none.reason().equals(ServiceProxy.REHEARSED)) {
            return new Verdict.NotVerified("rehearsed pods run nothing");
        }
        Problem why = none.problems().get(0);
        return none.status() == 403
                ? Verdict.Failed.forGood("cannot be asked: " + why.what(), why.evidence(), why.remedy())
                : Verdict.Failed.forNow("cannot be asked: " + why.what(), why.evidence());
    }

    /** A check that needs a secret which the environment does not have. */
    private Optional<Verdict> lacking(Check check) {
        Optional<String> name = check instanceof JdbcCheck jdbc
                ? jdbc.password()
                : check instanceof SocketCheck.Redis redis ? redis.password() : Optional.empty();
        return name.filter(each -> !secrets.names().contains(each))
                .map(each -> Verdict.Failed.forGood(
                        "cannot be asked: the environment has no secret " + each,
                        List.of(),
                        "name it in <secrets> of the environment, or correct the <password> of the check"));
    }
}
