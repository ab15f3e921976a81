package io.github.sarvanom.configuration;

import io.github.sarvanom.problem.Source;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value that remembers where it was said. The place is worked out only when somebody asks, because finding a line
 * means reading a POM again and only errors need it.
 */
public final class Sourced<T> {
    private final T value;
    private final Supplier<Source> source;

    private Sourced(T value, Supplier<Source> source) {
        this.value = value;
        this.source = source;
    }

    public static <T> Sourced<T> of(T value, Source source) {
        return new Sourced<>(value, () -> source);
    }

    /** @param source asked at most once a problem, never on the way of success */
    public static <T> Sourced<T> lazily(T value, Supplier<Source> source) {
        return new Sourced<>(value, source);
    }

    public T value() {
        return value;
    }

    public Source source() {
        return source.get();
    }

    /** Another value that was said in the same place. */
    public <R> Sourced<R> map(Function<T, R> change) {
        return new Sourced<>(change.apply(value), source);
    }

    /** Names the type only: the value may turn out to be a credential that stands in the wrong place. */
    @Override
    public String toString() {
        return "Sourced[" + value.getClass().getSimpleName() + "]";
    }
}
