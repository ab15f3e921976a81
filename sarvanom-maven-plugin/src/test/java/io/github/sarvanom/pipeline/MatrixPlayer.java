package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.pipeline.CrashMatrix.Cell;
import io.github.sarvanom.pipeline.CrashMatrix.Run;
import io.github.sarvanom.pipeline.FaultProxy.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;

/** Plays the cells of a matrix side by side, and compares each with a run that nothing happens to. */
final class MatrixPlayer implements AutoCloseable {
    private final CrashMatrix matrix;
    private final ToIntFunction<Fault> step;
    private final ExecutorService threads;

    /** @param step from one request that is harmed to the next */
    MatrixPlayer(CrashMatrix matrix, ToIntFunction<Fault> step, int sideBySide) {
        this.matrix = matrix;
        this.step = step;
        this.threads = Executors.newFixedThreadPool(sideBySide);
    }

    /** A row for each fault up to that one. */
    List<MatrixRow> play(Run run, Fault last) throws InterruptedException, ExecutionException {
        Cell undisturbed = matrix.undisturbed(run);
        assertThat(undisturbed.failed()).isFalse();
        assertThat(undisturbed.leftovers()).isEmpty();
        assertThat(undisturbed.state().isEmpty()).isEqualTo(run == Run.UNDEPLOY);
        List<MatrixRow> rows = new ArrayList<>();
        for (Fault fault : EnumSet.range(Fault.DEATH_BEFORE, last)) {
            rows.add(row(run, fault, undisturbed));
        }
        return rows;
    }

    private MatrixRow row(Run run, Fault fault, Cell undisturbed) throws InterruptedException, ExecutionException {
        List<Future<Verdict>> verdicts = new ArrayList<>();
        int each = step.applyAsInt(fault);
        for (int at = fault.ordinal() % each; at < undisturbed.requests(); at += each) {
            int index = at;
            verdicts.add(threads.submit(() -> verdict(run, fault, index, undisturbed)));
        }
        List<String> broken = new ArrayList<>();
        int harmed = 0;
        int unnoticed = 0;
        for (Future<Verdict> verdict : verdicts) {
            harmed += verdict.get().harmed();
            unnoticed += verdict.get().unnoticed();
            broken.addAll(verdict.get().broken());
        }
        assertThat(harmed)
                .as("requests harmed of %s tried, %s, %s", verdicts.size(), run, fault)
                .isGreaterThanOrEqualTo(verdicts.size() * 3 / 4);
        return new MatrixRow(run, fault, undisturbed.requests(), harmed, unnoticed, broken);
    }

    /**
     * @param harmed 1, or 0 when the run was over before its turn came: who waits for objects to go looks once more or less
     * @param unnoticed 1 when it was harmed and ended well all the same
     */
    private record Verdict(int harmed, int unnoticed, List<String> broken) {}

    private Verdict verdict(Run run, Fault fault, int at, Cell undisturbed) throws InterruptedException {
        Cell cell = matrix.play(run, fault, at);
        List<String> wrong = new ArrayList<>(cell.leftovers());
        if (!cell.state().equals(undisturbed.state())) {
            wrong.add("another state");
        }
        List<String> broken = wrong.isEmpty()
                ? List.of()
                : List.of(run + " " + fault + " at " + at + " of " + undisturbed.requests() + ": " + wrong);
        int harmed = cell.struck().isEmpty() ? 0 : 1;
        return new Verdict(harmed, cell.failed() ? 0 : harmed, broken);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
