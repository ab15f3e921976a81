package io.github.sarvanom.release;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A release failed, and what was done then is over. The first line says in which state the environment is. */
public final class ReleaseFailure extends SarvanomException {
    private static final long serialVersionUID = 1L;

    private final String headline;
    private final transient Release release;

    /** @param release as it was recorded */
    public ReleaseFailure(Blame blame, String headline, Release release, List<Problem> why, @Nullable Throwable cause) {
        super(blame, why, cause);
        this.headline = headline;
        this.release = release;
    }

    public Release release() {
        return release;
    }

    @Override
    public int code() {
        return release.outcome().code();
    }

    @Override
    public String getMessage() {
        return headline + "\n\n" + super.getMessage();
    }
}
