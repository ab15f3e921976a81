package io.github.sarvanom.pipeline;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.release.Release;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Hears what is done about a release that failed. */
public interface RecoveryLog {
    /** It is certain, and why. */
    void failed(Release release, List<Problem> why);

    /**
     * What it has otherwise than the release that ran well before it.
     *
     * @param lines by service, a line each; services without any are left out
     */
    void changed(Release good, Map<String, List<String>> lines);

    /** What was seen of it is written down, before anything is undone. */
    void saved(Path evidence);

    /** The disk would not take it; the way back does not depend on it. */
    void notSaved(Path evidence, Exception why);

    /** The cluster would not take it; the way back does not depend on it. */
    void notRecorded(SarvanomException why);

    /** The way back begins. */
    void rollingBack(Release from, Release to);

    /** Nothing ran before: what was made goes. */
    void cleaningUp(Release release, int objects);
}
