package io.github.sarvanom.pipeline;

import io.github.sarvanom.pipeline.CrashMatrix.Run;
import io.github.sarvanom.pipeline.FaultProxy.Fault;
import java.util.List;

/**
 * All cells of one kind of run and one kind of harm.
 *
 * @param requests that the run makes when nothing happens to it
 * @param cells that were played
 * @param unnoticed those after which the run itself ended well
 * @param broken what was wrong, a line each
 */
record MatrixRow(Run run, Fault fault, int requests, int cells, int unnoticed, List<String> broken) {
    String text() {
        return "| %s | %s | %d | %d | %d |"
                .formatted(run.words(), fault.words(), cells, unnoticed, cells - unnoticed - broken.size());
    }

    /** What a row of all cells begins with. */
    String beginning() {
        return "| %s | %s | ".formatted(run.words(), fault.words());
    }
}
