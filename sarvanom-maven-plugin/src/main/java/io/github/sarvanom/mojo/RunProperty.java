package io.github.sarvanom.mojo;

import io.github.sarvanom.plan.Consent;
import java.util.Optional;

/** What is said for one run on the command line, and never in a POM. */
enum RunProperty {
    CONSENT(Consent.PROPERTY, "the fingerprint of a plan, or its first eight digits: what it does for good is wanted"),
    FAIL_ON_CHANGE("sarvanom.failOnChange", "`plan` ends with an error when there is something to change"),
    OUT(
            "sarvanom.out",
            "`plan` is kept in these files, separated by commas: Markdown where the name ends in `.md`, JSON otherwise"),
    PLAN("sarvanom.plan", "a plan that was kept as JSON: a release does that and nothing else, or nothing"),
    EVENTS("sarvanom.events", "a file, from the root on, to which `deploy` writes each step as a line of JSON"),
    LOGS_FOLLOW("sarvanom.logs.follow", "`logs` goes on with each line as it comes, until Ctrl-C"),
    LOGS_SINCE("sarvanom.logs.since", "how far back `logs` begins: `10m`; without it at the first line that is kept"),
    LOGS_TAIL("sarvanom.logs.tail", "of each container, `logs` shows the last so many lines"),
    LOGS_SERVICE("sarvanom.logs.service", "the service whose logs alone are shown"),
    VOLUMES("sarvanom.undeploy.volumes", "`undeploy` removes volume claims and volumes too, with their data"),
    NAMESPACE(
            "sarvanom.undeploy.namespace",
            "`undeploy` removes the namespace too, with everything in it, if it was made for the application"),
    ON_FAILURE(
            "sarvanom.onFailure",
            "what `deploy` does when the release fails: `rollback` (the default), `keep`, or `ask` where somebody can answer"),
    LOCK_WAIT(
            "sarvanom.lock.wait",
            "how long to wait for another run that releases to the same environment: `10m` (the default), `0` for not at all"),
    KEPT("sarvanom.history.keep", "how many releases stay recorded, 2 to 1000; 10 unless said"),
    REVISION("sarvanom.revision", "the release that `rollback` brings back, or `history` shows in full"),
    COMPOSE(
            "sarvanom.compose",
            "who makes containers on this machine: `auto` (the default: Docker's compose where it is installed, else this plugin by the"
                    + " engine's API), `plugin` (Docker's compose or nobody), `api` (no program is started)"),
    PARITY_OF("sarvanom.parity.of", "the environments that `parity` compares, separated by commas; all unless said"),
    EXIT_CODE(
            "sarvanom.exitCode",
            "the `mvn` command ends with a code that tells how a release failed, or that `failOnChange` found a change; Maven's own is 1"),
    OUTPUT("sarvanom.output", "`json` lets `history` and `parity` answer for programs");

    private final String key;
    private final String meaning;

    RunProperty(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    String key() {
        return key;
    }

    /** For the reference, in Markdown. */
    String meaning() {
        return meaning;
    }

    Optional<String> of(Run run) {
        return Optional.ofNullable(run.session().getUserProperties().getProperty(key));
    }

    /** Whether it was said, and not as {@code false}. */
    boolean isOn(Run run) {
        return of(run).filter(value -> !value.equals("false")).isPresent();
    }
}
