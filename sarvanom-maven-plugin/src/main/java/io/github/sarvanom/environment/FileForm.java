package io.github.sarvanom.environment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file's or folder's path; a relative one counts from the reactor's root. */
record FileForm(Path root, String example) implements Form<Path> {
    @Override
    public Path read(String text) throws Unfit {
        if (text.startsWith("~")) {
            throw Unfit.expected("a path; nobody expands '~' here").probably("${user.home}" + text.substring(1));
        }
        try {
            return root.resolve(text).normalize();
        } catch (InvalidPathException unfit) {
            throw Unfit.expected("a path");
        }
    }

    @Override
    public String noun() {
        return "a path";
    }
}
