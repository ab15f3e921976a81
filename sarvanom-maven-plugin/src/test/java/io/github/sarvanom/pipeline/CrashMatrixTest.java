package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.pipeline.CrashMatrix.Cell;
import io.github.sarvanom.pipeline.CrashMatrix.Run;
import io.github.sarvanom.pipeline.FaultProxy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that dies, or is refused, at any request at all is brought to its end by the same command. Every seventh request in each build;
 * all of them, and the table in {@code docs/reliability.md}, with {@code -Dsarvanom.matrix=full}.
 */
class CrashMatrixTest {
    private static final boolean FULL = "full".equals(System.getProperty("sarvanom.matrix"));
    private static final int STEP = FULL ? 1 : 7;
    /** Index of a request in the midst of an upgrade's apply. */
    private static final int APPLYING = 32;

    private static final Path PAGE = Path.of("..", "docs", "reliability.md");

    @TempDir
    private Path folder;

    @Test
    void theSameCommandConvergesWhateverHappensToAnyRequest() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        List<Row> rows = new ArrayList<>();
        for (Run run : Run.values()) {
            Cell undisturbed = CrashMatrix.play(run, Fault.NONE, -1, folder.resolve(run + "-undisturbed"));
            assertThat(undisturbed.failed()).isFalse();
            assertThat(undisturbed.leftovers()).isEmpty();
            for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.NONE, Fault.AWAY))) {
                rows.add(row(run, fault, undisturbed, threads));
            }
        }
        threads.shutdownNow();
        assertThat(rows).flatExtracting(Row::broken).isEmpty();
        publish(rows);
    }

    @Test
    void aServerThatIsAwayInTheMidstOfAReleaseIsWaitedFor() throws InterruptedException {
        Cell undisturbed = CrashMatrix.play(Run.UPGRADE, Fault.NONE, -1, folder.resolve("undisturbed"));
        Cell cell = CrashMatrix.play(Run.UPGRADE, Fault.AWAY, APPLYING, folder.resolve("away"));
        assertThat(cell.failed()).isFalse();
        assertThat(comparable(cell.state())).isEqualTo(comparable(undisturbed.state()));
        assertThat(cell.leftovers()).isEmpty();
    }

    /** All requests of one kind of run, and one kind of harm. */
    private record Row(Run run, Fault fault, int cells, int unnoticed, List<String> broken) {}

    private Row row(Run run, Fault fault, Cell undisturbed, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        List<Future<Verdict>> verdicts = new ArrayList<>();
        for (int at = fault.ordinal() % STEP; at < undisturbed.requests(); at += STEP) {
            int index = at;
            verdicts.add(threads.submit(() -> verdict(run, fault, index, undisturbed)));
        }
        List<String> broken = new ArrayList<>();
        int unnoticed = 0;
        for (Future<Verdict> verdict : verdicts) {
            unnoticed += verdict.get().unnoticed();
            broken.addAll(verdict.get().broken());
        }
        return new Row(run, fault, verdicts.size(), unnoticed, broken);
    }

    private record Verdict(int unnoticed, List<String> broken) {}

    private Verdict verdict(Run run, Fault fault, int at, Cell undisturbed) throws InterruptedException {
        Cell cell = CrashMatrix.play(run, fault, at, folder.resolve(run + "-" + fault + "-" + at));
        String where = run + " " + fault + " at " + at + " of " + undisturbed.requests() + ": ";
        List<String> broken = new ArrayList<>();
        cell.leftovers().forEach(leftover -> broken.add(where + leftover));
        if (!comparable(cell.state()).equals(comparable(undisturbed.state()))) {
            broken.add(where + "another state");
        }
        return new Verdict(cell.failed() ? 0 : 1, broken);
    }

    /** A first deploy draws a new salt, and with it other fingerprints. */
    private static String comparable(String state) {
        return state.replaceAll("(fingerprint-salt|secrets-fingerprint)(\"?): \\S+", "$1: -");
    }

    private static void publish(List<Row> rows) throws IOException {
        if (!FULL) {
            return;
        }
        StringBuilder table = new StringBuilder();
        table.append(
                "| run | what happens | requests tried | ended well by itself | ended well by the same command again |\n");
        table.append("|---|---|---|---|---|\n");
        for (Row row : rows) {
            int again = row.cells() - row.unnoticed() - row.broken().size();
            table.append("| %s | %s | %d | %d | %d |\n"
                    .formatted(row.run().words(), row.fault().words(), row.cells(), row.unnoticed(), again));
        }
        String page = Files.readString(PAGE);
        int begin = page.indexOf("| run |");
        int end = page.indexOf("\n\n", begin) + 1;
        Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    }
}
