package io.github.sarvanom.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.Maven;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.model.Plugin;

/** The same reactor built and deployed once more, by a Maven run inside this one: what is loaded is warm, and POMs are read anew. */
final class InnerBuild {
    /** Without them it reads no POM, and its own copy of a request leaves them out (4.0.0-rc-7). */
    private static final List<String> ROOTS_OF_MAVEN_4 = List.of("TopDirectory", "RootDirectory");

    private final Maven maven;
    private final MavenSession session;
    private final Plugin plugin;
    private final SarvanomMojo lender;

    InnerBuild(Maven maven, SarvanomMojo lender) {
        this.maven = maven;
        this.session = lender.session;
        this.plugin = lender.execution.getPlugin();
        this.lender = lender;
    }

    /**
     * Builds, and deploys to a cluster that stays open.
     *
     * @return why it failed; empty when it did not
     */
    Optional<String> deployTo(OpenCluster cluster) throws InterruptedException {
        MavenExecutionRequest request = request();
        InnerDeploy.lend(request, cluster, lender);
        MavenExecutionResult result = maven.execute(request);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return result.getExceptions().stream().findFirst().map(InnerBuild::told);
    }

    /** On this thread alone: Maven holds a lock for the goal around it, which others would wait for. */
    private MavenExecutionRequest request() {
        MavenExecutionRequest outer = session.getRequest();
        MavenExecutionRequest request = DefaultMavenExecutionRequest.copy(outer)
                .setGoals(List.of(plugin.getKey() + ":" + plugin.getVersion() + ":deploy"))
                .setBuilderId("singlethreaded")
                .setInteractiveMode(false);
        request.setMultiModuleProjectDirectory(outer.getMultiModuleProjectDirectory());
        request.setDegreeOfConcurrency(1);
        ROOTS_OF_MAVEN_4.forEach(each -> carryOver(each, outer, request));
        return request;
    }

    /** Earlier Mavens, which this is compiled against, do not have them. */
    private static void carryOver(String property, MavenExecutionRequest from, MavenExecutionRequest to) {
        try {
            Object value =
                    MavenExecutionRequest.class.getMethod("get" + property).invoke(from);
            MavenExecutionRequest.class.getMethod("set" + property, Path.class).invoke(to, value);
        } catch (NoSuchMethodException e) {
            return;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Maven's own words about which goal failed say nothing that a reader of our problems or the compiler's needs. */
    private static String told(Throwable failure) {
        Throwable told = failure instanceof LifecycleExecutionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return String.valueOf(told.getMessage());
    }
}
