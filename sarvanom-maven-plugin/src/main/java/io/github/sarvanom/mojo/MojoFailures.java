package io.github.sarvanom.mojo;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.SarvanomException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Gives Maven the exception it expects: a failure for the user's mistakes, an error for everything else. */
final class MojoFailures {
    private MojoFailures() {}

    /** Work that may end in problems or be interrupted. */
    interface Work {
        void run() throws InterruptedException;
    }

    static void translate(Work work) throws MojoExecutionException, MojoFailureException {
        try {
            work.run();
        } catch (SarvanomException e) {
            if (e.blame() == Blame.USER) {
                throw new MojoFailureException(framed(e), e);
            }
            throw new MojoExecutionException(framed(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException(
                    "\n\ninterrupted: run the same command again, it goes on where this one stopped\n", e);
        }
    }

    /** Maven puts the goal's name and a colon before the message; our own lines start below. */
    private static String framed(SarvanomException e) {
        return "\n\n" + e.getMessage() + "\n";
    }
}
