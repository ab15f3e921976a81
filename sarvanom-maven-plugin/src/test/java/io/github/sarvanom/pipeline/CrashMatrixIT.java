package io.github.sarvanom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.pipeline.CrashMatrix.Cell;
import io.github.sarvanom.pipeline.CrashMatrix.Run;
import io.github.sarvanom.pipeline.FaultProxy.Fault;
import io.github.sarvanom.testbed.Simulated;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of the crash matrix on a real API server with its controllers: what a rehearsal may have wrong. */
class CrashMatrixIT {
    private static final int SIDE_BY_SIDE = 6;

    @TempDir
    private Path folder;

    private final Simulated simulated = Simulated.require();

    @Test
    void theSameCommandConvergesThereToo() throws Exception {
        List<MatrixRow> rows = new ArrayList<>();
        try (MatrixPlayer player = new MatrixPlayer(matrix(), CrashMatrixIT::sampled, SIDE_BY_SIDE)) {
            for (Run run : Run.values()) {
                rows.addAll(player.play(run, Fault.UNAVAILABLE));
            }
        }
        assertThat(rows).flatExtracting(MatrixRow::broken).isEmpty();
        assertThat(rows).extracting(MatrixRow::cells).allMatch(cells -> cells > 0);
    }

    private static int sampled(Fault fault) {
        return fault.isDeath() ? 13 : 29;
    }

    @Test
    void aServerThatIsAwayForHalfAMinuteIsWaitedFor() throws InterruptedException {
        Cell undisturbed = matrix().undisturbed(Run.UPGRADE);
        Cell cell = matrix().playWhileApplying(Run.UPGRADE, Fault.LONG_AWAY);
        assertThat(cell.struck()).startsWith("PATCH /apis/apps/v1/");
        assertThat(cell.failed()).isFalse();
        assertThat(cell.state()).isEqualTo(undisturbed.state());
        assertThat(cell.leftovers()).isEmpty();
    }

    private CrashMatrix matrix() {
        return new CrashMatrix(own -> new RealGround(simulated), folder);
    }

    @AfterEach
    void close() {
        simulated.close();
    }
}
