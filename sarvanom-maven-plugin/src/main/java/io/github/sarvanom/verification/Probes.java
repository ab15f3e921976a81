package io.github.sarvanom.verification;

import io.github.sarvanom.cluster.ServiceProxy;
import java.time.Duration;

/** Who asks which kind of check. Safe for use by many threads. */
public final class Probes {
    private final HttpProbe http;

    /** @param namespace whose services are meant */
    public Probes(ServiceProxy services, String namespace) {
        this.http = new HttpProbe(services, namespace, new OutsideHttp());
    }

    /** Asks once. */
    Verdict ask(Check check, Duration left) throws InterruptedException {
        if (check instanceof HttpCheck asked) {
            return http.ask(asked, left);
        }
        throw new IllegalStateException("nobody asks " + check);
    }
}
