package io.github.sarvanom.configuration;

import java.util.Optional;

/**
 * The part of a POM that a plugin's configuration stands in.
 *
 * @param profile empty for the common part
 */
record PomSection(Kind kind, Optional<String> profile) {
    /** In Maven's order of strength. */
    enum Kind {
        PLUGINS,
        PLUGIN_MANAGEMENT
    }
}
