package io.github.sarvanom.rehearsal.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A command of this machine, in the container's environment and folder; success is exit code 0. */
record ExecProbe(LaunchPlan plan) implements ProbeAction {
    private static final int SHOWN_BYTES = 10 * 1024;

    @Override
    public ProbeAnswer ask(Duration timeout) throws InterruptedException {
        try {
            Process process = RunningProcess.builder(plan).start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    return ProbeAnswer.failure("command timed out: \"" + String.join(" ", plan.command())
                            + "\" timed out after " + timeout.toSeconds() + "s");
                }
                String said = new String(process.getInputStream().readNBytes(SHOWN_BYTES), StandardCharsets.UTF_8);
                return process.exitValue() == 0 ? ProbeAnswer.SUCCESS : ProbeAnswer.failure(said);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return ProbeAnswer.failure("this machine cannot execute it: " + e.getMessage());
        }
    }
}
