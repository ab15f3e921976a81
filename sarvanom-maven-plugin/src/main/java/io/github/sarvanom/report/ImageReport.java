package io.github.sarvanom.report;

import io.github.sarvanom.image.BuiltImage;
import io.github.sarvanom.image.ImageLog;
import io.github.sarvanom.image.ImageRequest;
import io.github.sarvanom.problem.Problem;

/** The words of the images. */
final class ImageReport implements ImageLog {
    private static final String STAGE = "images";
    private static final int OUTCOME = 11;

    private final Page page;

    ImageReport(Page page) {
        this.page = page;
    }

    @Override
    public void unchanged(BuiltImage image) {
        done(image, "unchanged");
    }

    @Override
    public void building(ImageRequest request) {
        // Told when it is done: half a second later, as a rule.
    }

    @Override
    public void pushed(BuiltImage image) {
        done(image, "pushed");
    }

    @Override
    public void loaded(BuiltImage image) {
        done(image, "loaded");
    }

    @Override
    public void baseReplaced(String service, String baseReference, Problem why) {
        page.service(
                STAGE,
                service,
                Ink.CHANGED.on(page.look(), "rehearsed on an empty base: " + baseReference + " cannot be had"));
        page.service("", "", why.what());
        page.service("", "", "a real deploy would stop here");
    }

    @Override
    public void warned(String service, String warning) {
        page.service(STAGE, service, Ink.CHANGED.on(page.look(), "warning: ") + warning);
    }

    private void done(BuiltImage image, String outcome) {
        page.service(
                STAGE,
                image.service(),
                Words.padded(outcome, OUTCOME) + Words.digest(image.digest()) + "  " + Words.time(image.took()));
    }
}
