package io.github.sarvanom.mojo;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.SarvanomException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Gives Maven the exception it expects: a failure for the user's mistakes, an error for everything else. */
final class MojoFailures {
    private MojoFailures() {}

    /** Work that may end in problems or be interrupted. */
    interface Work {
        void run() throws InterruptedException, MojoExecutionException, MojoFailureException;
    }

    /** @param heard of each failure before Maven gets it */
    static void translate(Work work, Consumer<SarvanomException> heard)
            throws MojoExecutionException, MojoFailureException {
        try {
            told(work);
        } catch (SarvanomException e) {
            heard.accept(e);
            if (e.blame() == Blame.USER) {
                throw because(e, new MojoFailureException(framed(e)));
            }
            throw because(e, new MojoExecutionException(framed(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw because(
                    e,
                    new MojoExecutionException(
                            "\n\ninterrupted: run the same command again, it goes on where this one stopped\n"));
        }
    }

    /** What was asked for ahead of time, and failed, comes wrapped. */
    private static void told(Work work) throws InterruptedException, MojoExecutionException, MojoFailureException {
        try {
            work.run();
        } catch (CompletionException wrapped) {
            throw wrapped.getCause() instanceof SarvanomException told ? told : wrapped;
        }
    }

    /** Maven puts the messages of all causes behind ours, in one line; suppressed, they are told with {@code -e} alone. */
    private static <E extends Exception> E because(Exception reason, E told) {
        told.addSuppressed(reason);
        return told;
    }

    /** Maven puts the goal's name and a colon before the message; our own lines start below. */
    private static String framed(SarvanomException e) {
        return "\n\n" + e.getMessage() + "\n";
    }
}
