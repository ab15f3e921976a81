package io.github.sarvanom.mojo;

import static org.apache.maven.api.plugin.testing.MojoExtension.getVariableValueFromObject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Properties;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

/** Maven's own injection takes the POM's elements, and gives the goals the components that they ask for. */
@MojoTest
class ConfigurationFromPomTest {
    private static final String POM = "src/test/resources/mojo/pom.xml";

    @Test
    @InjectMojo(goal = "check", pom = POM)
    void singleValuesAreFilled(CheckMojo mojo) throws Exception {
        assertThat(this.<String>value(mojo, "application")).isEqualTo("shop");
        assertThat(this.<String>value(mojo, "registry")).isEqualTo("registry.example.com/shop");
        assertThat(this.<String>value(mojo, "baseImage")).isEqualTo("registry.example.com/java:17");
        assertThat(this.<Boolean>value(mojo, "skip")).isTrue();
        assertThat(mojo.decrypter).isNotNull();
    }

    @Test
    @InjectMojo(goal = "image", pom = POM)
    void groupsAreTakenAsTheyAre(ImageMojo mojo) throws Exception {
        PlexusConfiguration environment = value(mojo, "environment");
        assertThat(environment.getChild("config").getChild("LOG_LEVEL").getValue())
                .isEqualTo("info");
        assertThat(environment.getChild("secrets").getChild("secret").getValue())
                .isEqualTo("POSTGRES_PASSWORD");
        PlexusConfiguration service = value(mojo, "service");
        assertThat(service.getChild("port").getValue()).isEqualTo("8080");
        PlexusConfiguration image = value(mojo, "image");
        assertThat(image.getChild("user").getValue()).isEqualTo("2000:2000");
    }

    @Test
    @InjectMojo(goal = "image", pom = POM)
    void skippedModuleIsPassedThroughAsNoService(ImageMojo mojo) throws Exception {
        Properties said = new Properties();
        said.setProperty("sarvanom.skip", "true");
        mojo.session = session(mojo, said);
        mojo.execute();
        assertThat(Handover.of(mojo.session).unreached()).isEmpty();
        assertThat(Handover.of(mojo.session).image(mojo.project)).isEmpty();
    }

    /** The harness gives the goal a project without the POM's plugin: to the module itself, only this execution is skipped. */
    @Test
    @InjectMojo(goal = "image", pom = POM)
    void skippedExecutionLeavesTheModuleToAnother(ImageMojo mojo) throws Exception {
        mojo.session = session(mojo, new Properties());
        mojo.execute();
        assertThat(Handover.of(mojo.session).unreached()).containsExactly(mojo.project);
    }

    private static MavenSession session(SarvanomMojo mojo, Properties userProperties) {
        MavenSession session = mock(MavenSession.class);
        when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest());
        when(session.getUserProperties()).thenReturn(userProperties);
        when(session.getProjects()).thenReturn(List.of(mojo.project));
        return session;
    }

    private <T> T value(SarvanomMojo mojo, String field) throws IllegalAccessException {
        return getVariableValueFromObject(mojo, field);
    }
}
