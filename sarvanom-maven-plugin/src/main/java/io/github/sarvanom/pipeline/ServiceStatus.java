package io.github.sarvanom.pipeline;

/**
 * One service, as it runs and as this checkout would have it.
 *
 * @param runs the image in the cluster; empty when the service is not there
 * @param wanted the image of this checkout's last build; empty when it was not built
 * @param ready pods that can take requests
 * @param replicas pods that there should be
 * @param earlier pods of an earlier image or configuration that have yet to be replaced; the ready ones may be among them
 */
public record ServiceStatus(String service, String runs, String wanted, int ready, int replicas, int earlier) {
    /** One of whose pods none is to be replaced. */
    public ServiceStatus(String service, String runs, String wanted, int ready, int replicas) {
        this(service, runs, wanted, ready, replicas, 0);
    }

    /** Whether a deploy would change the image; false when one of the two is not known. */
    public boolean differs() {
        return !runs.isEmpty() && !wanted.isEmpty() && !runs.equals(wanted);
    }
}
