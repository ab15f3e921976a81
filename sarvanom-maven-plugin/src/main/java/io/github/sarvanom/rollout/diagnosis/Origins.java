package io.github.sarvanom.rollout.diagnosis;

import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.problem.Source;
import io.github.sarvanom.rollout.autopsy.Frame;
import java.util.Optional;

/** Finds the user's own lines. Asked only when something has failed. */
public interface Origins {

    /** Where that setting of that service was said; empty when it was said nowhere or the service is unknown. */
    Optional<Source> of(String service, Setting setting);

    /** The line of this reactor that a stack trace's frame means; empty when its class is not of this reactor. */
    Optional<Source> of(Frame frame);

    static Origins unknown() {
        return new Origins() {
            @Override
            public Optional<Source> of(String service, Setting setting) {
                return Optional.empty();
            }

            @Override
            public Optional<Source> of(Frame frame) {
                return Optional.empty();
            }
        };
    }
}
