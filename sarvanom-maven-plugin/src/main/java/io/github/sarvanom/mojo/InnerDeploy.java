package io.github.sarvanom.mojo;

import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The deploy that ends a build inside {@code run}, done by the classes of {@code run}. Maven 4 loads each plugin anew for each build
 * (its reactor's workspace has a random key, and realms are kept by it); a cluster of other classes is none. What crosses is of
 * types that all of them share, the JDK's and Maven's.
 */
final class InnerDeploy {
    private static final String KEY = "io.github.sarvanom.deploy";

    private InnerDeploy() {}

    /** From here on {@link #run} does that run's deploy with this cluster and the classes that called this. */
    static void lend(MavenExecutionRequest request, OpenCluster cluster, SarvanomMojo lender) {
        EarlyCluster.lend(request, cluster);
        BiFunction<MavenSession, MojoExecution, Optional<Exception>> deploy =
                (session, execution) -> deploy(lender, session, execution);
        request.getData().put(KEY, deploy);
    }

    /** Does nothing, and says so, where nobody lent, or where who lent has the caller's own classes. */
    @SuppressWarnings(
            "unchecked") // what lies there is put there by lend, of these classes or of those that look like them
    static boolean run(SarvanomMojo borrower) throws MojoExecutionException, MojoFailureException {
        Object lent = borrower.session.getRequest().getData().get(KEY);
        if (lent == null || new EarlyCluster(borrower.session).isLent()) {
            return false;
        }
        Optional<Exception> failure = ((BiFunction<MavenSession, MojoExecution, Optional<Exception>>) lent)
                .apply(borrower.session, borrower.execution);
        if (failure.isPresent() && failure.get() instanceof MojoFailureException usersMistake) {
            throw usersMistake;
        }
        if (failure.isPresent()) {
            throw (MojoExecutionException) failure.get();
        }
        return true;
    }

    @SuppressWarnings("UnnecessaryAssignment") // no framework fills a goal that is made by hand
    private static Optional<Exception> deploy(SarvanomMojo lender, MavenSession session, MojoExecution execution) {
        Thread thread = Thread.currentThread();
        ClassLoader theirs = thread.getContextClassLoader();
        thread.setContextClassLoader(InnerDeploy.class.getClassLoader());
        try {
            DeployMojo deploy = new DeployMojo();
            deploy.session = session;
            deploy.project = session.getCurrentProject();
            deploy.execution = execution;
            deploy.decrypter = lender.decrypter;
            deploy.setLog(lender.getLog());
            deploy.execute();
            return Optional.empty();
        } catch (MojoExecutionException | MojoFailureException e) {
            return Optional.of(e);
        } finally {
            thread.setContextClassLoader(theirs);
        }
    }
}
