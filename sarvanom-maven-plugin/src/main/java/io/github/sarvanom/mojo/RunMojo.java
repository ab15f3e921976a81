package io.github.sarvanom.mojo;

import java.time.Duration;
import javax.inject.Inject;
import org.apache.maven.Maven;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Runs the environment's services as processes of this machine, with their addresses and logs, until Ctrl-C. A change that is saved is
 * built, and replaces the services that it is part of.
 */
@Mojo(name = "run", aggregator = true, threadSafe = true)
public final class RunMojo extends SarvanomMojo {
    private static final Duration UNTIL_PROCESSES_HAVE_ENDED = Duration.ofSeconds(7);

    @Inject
    private Maven maven;

    @Override
    Duration patience() {
        return UNTIL_PROCESSES_HAVE_ENDED;
    }

    @Override
    void run() throws InterruptedException {
        binding().refuse();
        Rehearsing.bringHere(session);
        Wiring.of(this).run(new InnerBuild(maven, this));
    }
}
