package io.github.sarvanom.report;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What there is to say of a rehearsal whose pods are processes of this machine. */
public final class RehearsalReport {
    private static final int FILES_SHOWN = 3;

    private final Page page;
    private final Look look;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    RehearsalReport(Page page) {
        this.page = page;
        this.look = page.look();
    }

    /** Pods will be processes. */
    public void podsAreProcesses() {
        page.stage(
                "rehearsal",
                "pods are processes of this machine until this goal ends; they reach each other, and nothing else");
    }

    /** Where a service is reached; said once. */
    public void opened(String service, String address) {
        if (said.add(service + address)) {
            page.service("address", service, Ink.GOOD.on(look, address));
        }
    }

    /** What has been changed, and is built now. */
    public void changed(List<String> files) {
        String first = files.stream().limit(FILES_SHOWN).collect(Collectors.joining(", "));
        int more = files.size() - FILES_SHOWN;
        page.stage("changed", first + (more > 0 ? " and " + more + " more" : ""));
    }

    /** The build or the deploy has failed, which changes nothing about what runs. */
    public void failed(String why) {
        why.strip().lines().forEach(line -> page.stage("", Ink.BAD.on(look, line)));
        page.stage("run", "what ran before runs on; a change starts the next build, Ctrl-C ends everything");
    }

    /** Everything runs that is to run. */
    public void stands() {
        page.stage(
                "run",
                "a change below src/main or of a pom.xml is built and replaces its service; Ctrl-C ends everything");
    }

    /** Nothing runs any more. */
    public void ended() {
        page.stage("run", "ended; no process is left");
    }

    /** Said once an image. */
    public void pretended(String image) {
        if (said.add(image)) {
            page.stage(
                    "rehearsal",
                    Ink.CHANGED.on(look, "only pretended to run: ") + image
                            + " (a rehearsal runs only images built here)");
        }
    }

    /** Something of this machine is in the way; said once. */
    public void hindered(String what) {
        if (said.add(what)) {
            page.stage("rehearsal", Ink.CHANGED.on(look, what));
        }
    }
}
