package io.github.sarvanom.mojo;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Whether a module is left out: {@code -Dsarvanom.skip} beats its POM, which Maven would have the other way round. */
final class Skip {
    private Skip() {}

    static boolean of(MavenSession session, MavenProject project) {
        String said = session.getUserProperties().getProperty("sarvanom.skip");
        return said == null
                ? Boolean.parseBoolean(PluginConfiguration.of(project).text("skip"))
                : said.isEmpty() || Boolean.parseBoolean(said);
    }
}
