package io.github.sarvanom.problem;

/**
 * Where something was said, in words a person can follow: a file and line, a property, a variable.
 *
 * @param text for example {@code pom.xml:142, <replicas> of profile production}; never blank
 */
public record Source(String text) {
    public Source {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a source must say something");
        }
    }

    /** A POM's or overlay's place; {@code line} counts from 1, and 0 means that the line is not known. */
    public static Source file(String path, int line) {
        return new Source(line > 0 ? path + ":" + line : path);
    }

    public static Source property(String name) {
        return new Source("-D" + name);
    }

    public static Source variable(String name) {
        return new Source("environment variable " + name);
    }

    public static Source defaultOf(String what) {
        return new Source("default of " + what);
    }

    /** The same place, said more precisely: {@code pom.xml:12, <port>}. */
    public Source within(String detail) {
        return new Source(text + ", " + detail);
    }

    @Override
    public String toString() {
        return text;
    }
}
