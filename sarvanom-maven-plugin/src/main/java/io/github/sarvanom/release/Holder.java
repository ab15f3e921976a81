package io.github.sarvanom.release;

import io.github.sarvanom.cluster.LiveObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The run that may write.
 *
 * @param run unique to it
 * @param who {@code user@host}
 * @param build address of the CI build; empty when there is none
 * @param process on which machine it is which process, in a form that only the same machine and process space gives; empty when
 *     that cannot be told
 */
public record Holder(String run, String who, String build, String process) {
    private static final String PREFIX = "sarvanom.github.io/";
    static final Holder NOBODY = new Holder("", "", "", "");

    /** This process, as a run of its own. */
    public static Holder self(String who, String build) {
        return new Holder(UUID.randomUUID().toString(), who, build, Processes.own());
    }

    /** As a lease tells it; nobody when it is free. */
    static Holder of(LiveObject lease) {
        String run = lease.text("spec", "holderIdentity");
        return new Holder(run, said(lease, "who"), said(lease, "build"), said(lease, "process"));
    }

    boolean isNobody() {
        return run.isEmpty();
    }

    Map<String, String> annotations() {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put(PREFIX + "who", who);
        annotations.put(PREFIX + "build", build);
        annotations.put(PREFIX + "process", process);
        return annotations;
    }

    /** {@code anna@laptop}, {@code ci@runner-3 (https://ci.example.com/42)}. */
    public String display() {
        String name = who.isEmpty() ? run : who;
        return build.isEmpty() ? name : name + " (" + build + ")";
    }

    private static String said(LiveObject lease, String name) {
        return lease.text("metadata", "annotations", PREFIX + name);
    }
}
