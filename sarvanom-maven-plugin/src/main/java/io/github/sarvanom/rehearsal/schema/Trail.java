package io.github.sarvanom.rehearsal.schema;

import org.jspecify.annotations.Nullable;

/** A place inside an object, as error texts name it: {@code spec.containers[0].image}. */
public final class Trail {
    public static final Trail ROOT = new Trail(null, "");

    private final @Nullable Trail parent;
    private final String step;

    private Trail(@Nullable Trail parent, String step) {
        this.parent = parent;
        this.step = step;
    }

    public static Trail of(String path) {
        return new Trail(null, path);
    }

    public Trail child(String name) {
        return new Trail(this, (isRoot() ? "" : ".") + name);
    }

    public Trail item(int index) {
        return new Trail(this, "[" + index + "]");
    }

    public Trail key(String key) {
        return new Trail(this, "[" + key + "]");
    }

    private boolean isRoot() {
        return parent == null && step.isEmpty();
    }

    @Override
    public String toString() {
        return parent == null ? step : parent + step;
    }
}
