package io.github.sarvanom.pipeline;

/**
 * One service, as it runs and as this checkout would have it.
 *
 * @param runs the image in the cluster; empty when the service is not there
 * @param wanted the image of this checkout's last build; empty when it was not built
 * @param ready pods that can take requests
 * @param replicas pods that there should be
 */
public record ServiceStatus(String service, String runs, String wanted, int ready, int replicas) {
    /** Whether a deploy would change the image; false when one of the two is not known. */
    public boolean differs() {
        return !runs.isEmpty() && !wanted.isEmpty() && !runs.equals(wanted);
    }
}
