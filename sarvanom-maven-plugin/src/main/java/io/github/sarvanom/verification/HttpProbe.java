package io.github.sarvanom.verification;

import io.github.sarvanom.cluster.ClusterException;
import io.github.sarvanom.cluster.HttpAnswer;
import io.github.sarvanom.cluster.ServiceProxy;
import io.github.sarvanom.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks an {@link HttpCheck} once, and judges the answer. */
final class HttpProbe {
    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);
    private static final int SHOWN = 300;
    /** Without the right, and where there is no such service, asking again is no use. */
    private static final Set<Integer> FINAL = Set.of(401, 403, 404);

    private final ServiceProxy services;
    private final String namespace;
    private final OutsideHttp outside;

    HttpProbe(ServiceProxy services, String namespace, OutsideHttp outside) {
        this.services = services;
        this.namespace = namespace;
        this.outside = outside;
    }

    Verdict ask(HttpCheck check, Duration left) throws InterruptedException {
        try {
            return judge(check, answer(check, left.compareTo(ONE_ANSWER) < 0 ? left : ONE_ANSWER));
        } catch (ClusterException none) {
            return unanswered(check, none);
        } catch (IOException none) {
            return Verdict.Failed.forNow("gives no answer", List.of("seen: " + Throwables.shown(none)));
        }
    }

    private HttpAnswer answer(HttpCheck check, Duration atMost) throws IOException, InterruptedException {
        if (check.target() instanceof HttpTarget.Outside target) {
            return outside.get(target.address().resolve(check.path()), atMost);
        }
        HttpTarget.Inside inside = (HttpTarget.Inside) check.target();
        return services.get(
                new ServiceProxy.Endpoint(namespace, inside.service(), inside.port()), check.path(), atMost);
    }

    static Verdict judge(HttpCheck check, HttpAnswer answer) {
        HealthDocument document = HealthDocument.of(answer.body());
        if (!check.statuses().contains(answer.status())) {
            List<String> evidence = new ArrayList<>(document.ownComplaints());
            evidence.add("expected: " + check.statuses());
            evidence.add("body: " + shown(answer.body()));
            return Verdict.Failed.forNow("answers " + answer.status(), evidence);
        }
        List<String> complaints = check.json().isEmpty() ? document.ownComplaints() : document.complaints(check.json());
        if (!complaints.isEmpty()) {
            List<String> evidence = new ArrayList<>(complaints.subList(1, complaints.size()));
            evidence.add("body: " + shown(answer.body()));
            return Verdict.Failed.forNow("answers " + answer.status() + ", but " + complaints.get(0), evidence);
        }
        String status = document.status();
        return new Verdict.Passed(
                answer.status() + (status.isEmpty() ? "" : ", " + status), document.ownReservations());
    }

    private static Verdict unanswered(HttpCheck check, ClusterException none) {
        Problem why = none.problems().get(0);
        if (none.reason().equals(ServiceProxy.REHEARSED)) {
            return new Verdict.NotVerified("rehearsed pods run nothing");
        }
        if (none.status() == 403 && check.origin() == Check.Origin.DEFAULT) {
            return new Verdict.NotVerified(why.what());
        }
        return FINAL.contains(none.status())
                ? Verdict.Failed.forGood("cannot be asked: " + why.what(), why.evidence(), why.remedy())
                : Verdict.Failed.forNow("gives no answer: " + why.what(), why.evidence());
    }

    private static String shown(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "(empty)" : line.length() <= SHOWN ? line : line.substring(0, SHOWN) + " …";
    }
}
