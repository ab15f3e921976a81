package io.github.sarvanom.mojo;

import io.github.sarvanom.pipeline.DeployRequest;
import io.github.sarvanom.problem.SarvanomException;
import io.github.sarvanom.report.Annotations;
import io.github.sarvanom.report.ReleaseStory;
import io.github.sarvanom.report.TextReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Has a deploy written down, as a page, as test results and as what its CI server shows, however it ends. */
final class ToldDeploy {
    private final Run run;
    private final TextReport report;
    private final InstantSource clock;

    ToldDeploy(Run run, TextReport report, InstantSource clock) {
        this.run = run;
        this.report = report;
        this.clock = clock;
    }

    /** A deploy that tells what it does to the report it is given. */
    interface Deploy {
        void run(TextReport told) throws InterruptedException;
    }

    void of(DeployRequest request, Deploy deploy) throws InterruptedException {
        try (EventFile events = EventFile.of(run)) {
            ReleaseStory story = new ReleaseStory(request, clock, events);
            try {
                deploy.run(report.heardBy(story));
            } catch (SarvanomException failure) {
                annotate(failure);
                write(() -> story.failed(failure));
                throw failure;
            }
            write(story::succeeded);
        }
    }

    private interface Writing {
        Optional<Path> write() throws IOException;
    }

    /** A page that cannot be written changes nothing about the release. */
    private void write(Writing writing) {
        try {
            writing.write().map(page -> run.root().relativize(page).toString()).ifPresent(report::written);
        } catch (IOException full) {
            // what the release came to is on the screen; a full disk must not make a failure of it
        }
    }

    /** These servers look for their commands at the beginning of a line, where Maven's log has its level. */
    private void annotate(SarvanomException failure) {
        new Annotations(run.variables()).of(failure).forEach(Screen::plain);
    }
}
