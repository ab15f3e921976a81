package io.github.sarvanom.pipeline;

import io.github.sarvanom.pipeline.CrashMatrix.Run;
import io.github.sarvanom.pipeline.FaultProxy.Fault;
import java.util.List;
import java.util.stream.Stream;

/**
 * All cells of one kind of run and one kind of harm.
 *
 * @param requests that the run makes when nothing happens to it
 * @param cells that were played, in which a request was harmed
 * @param unnoticed those after which the run itself ended well
 * @param broken what was wrong, a line each
 */
record MatrixRow(Run run, Fault fault, int requests, int cells, int unnoticed, List<String> broken) {
    String text() {
        return beginning() + "%d | %s |".formatted(about(), Share.of(this).words());
    }

    /** To the next ten: who waits for objects to go looks once more or less. */
    private int about() {
        return Math.round(cells / 10f) * 10;
    }

    /**
     * How many cells ended well by themselves. Figures would be others next time: some requests are made side by side, and the one that is
     * harmed is not always the same.
     */
    enum Share {
        NEARLY_ALL("all or nearly all", 75, 100),
        SOME("some", 10, 90),
        FEW("few or none", 0, 25);

        private final String words;
        private final int least;
        private final int most;

        Share(String words, int least, int most) {
            this.words = words;
            this.least = least;
            this.most = most;
        }

        /** Well inside, so that the next run says the same. */
        static Share of(MatrixRow row) {
            if (row.percentUnnoticed() >= 80) {
                return NEARLY_ALL;
            }
            return row.percentUnnoticed() > 20 ? SOME : FEW;
        }

        static Share named(String words) {
            return Stream.of(values())
                    .filter(share -> share.words.equals(words))
                    .findFirst()
                    .orElseThrow();
        }

        String words() {
            return words;
        }

        boolean isTrueOf(MatrixRow row) {
            return row.percentUnnoticed() >= least && row.percentUnnoticed() <= most;
        }
    }

    private int percentUnnoticed() {
        return 100 * unnoticed / cells;
    }

    /** What a row of all cells begins with. */
    String beginning() {
        return "| %s | %s | ".formatted(run.words(), fault.words());
    }
}
