package io.github.sarvanom.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one exception that leaves a stage: problems told to a person, and whose move it is. */
public class SarvanomException extends RuntimeException {
    /** Of a failure that programs have no name for. */
    public static final int UNSPECIFIC = 1;

    private static final long serialVersionUID = 1L;

    private final Blame blame;
    private final transient List<Problem> problems;

    public SarvanomException(Blame blame, List<Problem> problems) {
        this(blame, problems, null);
    }

    /** @param cause kept for {@code mvn -e}; null when there is none. Its message is never shown without {@code -e}. */
    public SarvanomException(Blame blame, List<Problem> problems, @Nullable Throwable cause) {
        super(text(problems), cause);
        this.blame = blame;
        this.problems = List.copyOf(problems);
    }

    public static SarvanomException user(Problem problem) {
        return new SarvanomException(Blame.USER, List.of(problem));
    }

    public static SarvanomException surroundings(Problem problem, @Nullable Throwable cause) {
        return new SarvanomException(Blame.SURROUNDINGS, List.of(problem), cause);
    }

    public Blame blame() {
        return blame;
    }

    /** What kind of failure it is, for programs; {@link #UNSPECIFIC} when there is no more to say. Never changes its meaning. */
    public int code() {
        return UNSPECIFIC;
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String text(List<Problem> problems) {
        String all = problems.stream().map(Problem::text).collect(Collectors.joining("\n\n"));
        return problems.size() == 1 ? all : problems.size() + " problems\n\n" + all;
    }
}
