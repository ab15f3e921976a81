package io.github.sarvanom.plan;

import io.github.sarvanom.cluster.LiveObject;
import java.util.Set;

/**
 * Of which objects a release may say that they are no longer wanted: it must know all that is wanted of them. A run of the
 * whole reactor knows everything; a run of a part knows its services and nothing else.
 */
public sealed interface Coverage {
    /** Label of everything that is generated for one service. */
    String SERVICE = "app.kubernetes.io/name";

    boolean covers(LiveObject member);

    /** A release of all services. */
    record Whole() implements Coverage {
        @Override
        public boolean covers(LiveObject member) {
            return true;
        }
    }

    /** A release of these services; what all services share, and what an overlay added, is left alone. */
    record Part(Set<String> services) implements Coverage {
        public Part {
            services = Set.copyOf(services);
        }

        @Override
        public boolean covers(LiveObject member) {
            return services.contains(member.text("metadata", "labels", SERVICE));
        }
    }
}
