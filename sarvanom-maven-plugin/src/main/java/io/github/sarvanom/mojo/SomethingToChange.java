package io.github.sarvanom.mojo;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.problem.Source;
import java.util.List;

/** A plan is not empty, and was to be. */
final class SomethingToChange extends SarvanomException {
    private static final long serialVersionUID = 1L;
    private static final int CODE = 2;

    SomethingToChange() {
        super(
                Blame.USER,
                List.of(Problem.of(
                                "there is something to change, and -D" + RunProperty.FAIL_ON_CHANGE.key() + " was said")
                        .at(Source.property(RunProperty.FAIL_ON_CHANGE.key()))
                        .mend("read the plan above; mvn sarvanom:deploy does it")));
    }

    @Override
    public int code() {
        return CODE;
    }
}
