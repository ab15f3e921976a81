package io.github.sarvanom.report;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What there is to say of a rehearsal whose pods are processes of this machine. */
public final class RehearsalReport {
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
