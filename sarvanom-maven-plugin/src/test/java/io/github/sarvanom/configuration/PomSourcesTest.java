package io.github.sarvanom.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places as Maven merges them, innermost first. */
class PomSourcesTest {
    @TempDir
    Path root;

    private Path parent;
    private Path module;

    @BeforeEach
    void poms() throws IOException {
        parent = pom("pom.xml", """
                <project>
                  <build>
                    <pluginManagement><plugins><plugin>
                      <artifactId>sarvanom-maven-plugin</artifactId>
                      <configuration>
                        <managedOnly>1</managedOnly>
                        <both>1</both>
                      </configuration>
                    </plugin></plugins></pluginManagement>
                    <plugins>
                      <plugin>
                        <artifactId>other-maven-plugin</artifactId>
                        <configuration>
                          <elsewhere>1</elsewhere>
                          <plugins><plugin><artifactId>sarvanom-maven-plugin</artifactId></plugin></plugins>
                        </configuration>
                      </plugin>
                      <plugin>
                        <configuration>
                          <both>1</both>
                          <parentOnly>1</parentOnly>
                          <everywhere>1</everywhere>
                        </configuration>
                        <artifactId>sarvanom-maven-plugin</artifactId>
                        <executions><execution><configuration><inExecution>1</inExecution></configuration></execution></executions>
                      </plugin>
                    </plugins>
                  </build>
                  <profiles>
                    <profile>
                      <build><plugins><plugin>
                        <artifactId>sarvanom-maven-plugin</artifactId>
                        <configuration>
                          <everywhere>1</everywhere>
                          <parentOnly>1</parentOnly>
                          <list><item>a</item><item>
                            b
                          </item></list>
                        </configuration>
                      </plugin></plugins></build>
                      <id>staging</id>
                    </profile>
                    <profile>
                      <id>late</id>
                      <build><plugins><plugin>
                        <artifactId>sarvanom-maven-plugin</artifactId>
                        <configuration><list><item>late</item></list></configuration>
                      </plugin></plugins></build>
                    </profile>
                  </profiles>
                </project>
                """);
        module = pom("deep/module/pom.xml", """
                <project>
                  <build><plugins><plugin>
                    <artifactId>sarvanom-maven-plugin</artifactId>
                    <configuration><everywhere>1</everywhere></configuration>
                  </plugin></plugins></build>
                  <profiles><profile>
                    <id>staging</id>
                    <build><plugins><plugin>
                      <artifactId>sarvanom-maven-plugin</artifactId>
                      <configuration><everywhere>1</everywhere></configuration>
                    </plugin></plugins></build>
                  </profile></profiles>
                </project>
                """);
    }

    @Test
    void letsTheModulesProfileBeatTheModuleBeatTheParentsProfileBeatTheParent() {
        assertPlace(List.of("staging"), List.of("staging"), "deep/module/pom.xml:10, <everywhere> of profile staging");
        assertPlace(List.of(), List.of("staging"), "deep/module/pom.xml:4, <everywhere>");
        assertThat(sources(List.of(), List.of("staging")).source("parentOnly"))
                .hasToString("pom.xml:35, <parentOnly> of profile staging");
        assertThat(sources(List.of(), List.of()).source("parentOnly")).hasToString("pom.xml:21, <parentOnly>");
    }

    @Test
    void letsPluginsBeatTheirManagement() {
        assertThat(sources(List.of(), List.of()).source("both")).hasToString("pom.xml:20, <both>");
        assertThat(sources(List.of(), List.of()).source("managedOnly")).hasToString("pom.xml:6, <managedOnly>");
    }

    @Test
    void letsTheLaterOfTwoProfilesWin() {
        assertThat(sources(List.of(), List.of("staging", "late")).source("list/item"))
                .hasToString("pom.xml:47, <item> of profile late");
    }

    @Test
    void findsTheItemWithTheText() {
        assertThat(sources(List.of(), List.of("staging")).source("list/item", "b"))
                .hasToString("pom.xml:36, <item> of profile staging");
    }

    @Test
    void namesTheModulesPomForWhatStandsNowhere() {
        assertThat(sources(List.of(), List.of()).source("elsewhere")).hasToString("deep/module/pom.xml, <elsewhere>");
        assertThat(sources(List.of(), List.of()).source("inExecution"))
                .hasToString("deep/module/pom.xml, <inExecution>");
        assertThat(new PomSources(root, List.of()).source("any")).hasToString("pom.xml, <any>");
    }

    @Test
    void answersWithoutALineWhenThePomCannotBeRead() throws IOException {
        Path broken = pom("broken.xml", "<project><build>");
        Path gone = root.resolve("gone.xml");
        PomSources sources =
                new PomSources(root, List.of(new PomFile(broken, List.of()), new PomFile(gone, List.of())));

        assertThat(sources.source("service/port")).hasToString("broken.xml, <port>");
    }

    @Test
    void showsOnlyTheNameOfAPomOutsideTheReactor(@TempDir Path elsewhere) throws IOException {
        Path outside = Files.copy(parent, elsewhere.resolve("parent-1.0.pom"));

        assertThat(new PomSources(root, List.of(new PomFile(outside, List.of()))).source("parentOnly"))
                .hasToString("parent-1.0.pom:21, <parentOnly>");
    }

    @Test
    void readsNoEntityFromOutside() throws IOException {
        Path secret = Files.writeString(root.resolve("secret"), "1");
        Path pom = pom(
                "xxe.xml",
                "<!DOCTYPE project [<!ENTITY x SYSTEM \"" + secret.toUri()
                        + "\">]><project><build>&x;</build></project>");

        assertThat(PomReader.read(pom)).isEmpty();
    }

    private void assertPlace(List<String> ofModule, List<String> ofParent, String expected) {
        assertThat(sources(ofModule, ofParent).source("everywhere")).hasToString(expected);
    }

    private PomSources sources(List<String> ofModule, List<String> ofParent) {
        return new PomSources(root, List.of(new PomFile(module, ofModule), new PomFile(parent, ofParent)));
    }

    private Path pom(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
