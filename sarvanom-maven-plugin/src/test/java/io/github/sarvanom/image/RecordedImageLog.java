package io.github.sarvanom.image;

import io.github.sarvanom.problem.Problem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what happened, a line each. */
public final class RecordedImageLog implements ImageLog {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void unchanged(BuiltImage image) {
        lines.add("unchanged " + image.service());
    }

    @Override
    public void building(ImageRequest request) {
        lines.add("building " + request.service());
    }

    @Override
    public void pushed(BuiltImage image) {
        lines.add("pushed " + image.service());
    }

    @Override
    public void loaded(BuiltImage image) {
        lines.add("loaded " + image.service());
    }

    @Override
    public void baseReplaced(String service, String baseReference, Problem why) {
        lines.add("base of " + service + " replaced: " + why.what());
    }

    @Override
    public void warned(String service, String warning) {
        lines.add("warned " + service + ": " + warning);
    }
}
