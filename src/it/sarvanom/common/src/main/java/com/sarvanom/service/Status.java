package com.sarvanom.service;

import java.util.Locale;

/** How well a service or a dependency is. */
public enum Status {
    HEALTHY,
    /** Serves, though something that it uses does not answer. */
    DEGRADED,
    /** Must get no requests. */
    UNHEALTHY;

    /** As it stands in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
