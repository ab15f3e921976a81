package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.pipeline.CrashMatrix.Cell;
import io.github.sarvanom.pipeline.CrashMatrix.Run;
import io.github.sarvanom.pipeline.FaultProxy.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that dies, or is refused, at any request at all is brought to its end by the same command. Some requests in each build;
 * all of them with {@code -Dsarvanom.matrix=full}, which CI says, and with {@code -Dsarvanom.golden=write} too the table in {@code
 * docs/reliability.md}.
 */
class CrashMatrixTest {
    private static final boolean FULL = "full".equals(System.getProperty("sarvanom.matrix"));

    @TempDir
    private Path folder;

    @Test
    void theSameCommandConvergesWhateverHappensToAnyRequest() throws Exception {
        CrashMatrix matrix = new CrashMatrix(RehearsedGround::new, folder);
        List<MatrixRow> rows = new ArrayList<>();
        try (MatrixPlayer player = new MatrixPlayer(matrix, FULL ? fault -> 1 : CrashMatrixTest::sampled, 8)) {
            for (Run run : Run.values()) {
                rows.addAll(player.play(run, Fault.AWAY));
            }
        }
        assertThat(rows).flatExtracting(MatrixRow::broken).isEmpty();
        if (FULL) {
            ReliabilityPage.tellsOfAll(rows);
        } else {
            ReliabilityPage.tellsOf(rows);
        }
    }

    /** A process is begun for each death. */
    private static int sampled(Fault fault) {
        return fault.isDeath() ? 11 : 7;
    }

    @Test
    void aServerThatIsAwayInTheMidstOfAReleaseIsWaitedFor() throws InterruptedException {
        CrashMatrix matrix = new CrashMatrix(RehearsedGround::new, folder);
        Cell undisturbed = matrix.undisturbed(Run.UPGRADE);
        Cell cell = matrix.playWhileApplying(Run.UPGRADE, Fault.AWAY);
        assertThat(cell.struck()).startsWith("PATCH /apis/apps/v1/");
        assertThat(cell.failed()).isFalse();
        assertThat(cell.state()).isEqualTo(undisturbed.state());
        assertThat(cell.leftovers()).isEmpty();
    }
}
