package io.github.sarvanom.rehearsal.processes;

/**
 * What one probe found.
 *
 * @param message in the kubelet's words; empty when it succeeded
 */
record ProbeAnswer(boolean success, String message) {
    static final ProbeAnswer SUCCESS = new ProbeAnswer(true, "");

    static ProbeAnswer failure(String message) {
        return new ProbeAnswer(false, message);
    }
}
