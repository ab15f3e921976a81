package io.github.sarvanom.rehearsal;

/** Whether an image can be pulled. The rehearsal's pods ask it, so that a wrong reference fails as it would on a node. */
@FunctionalInterface
public interface ImageExistence {
    /** Every image can be pulled. */
    ImageExistence ANY = reference -> true;

    /** @param reference as it stands in the pod, for example {@code registry.example.com/team/web@sha256:…} */
    boolean exists(String reference);
}
