package io.github.sarvanom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the code against the plan of the house, and each rule against a planted violation. */
class ArchitectureTest {
    private static final String ROOT = "io.github.sarvanom";
    private static final String JIB = "com.google.cloud.tools.jib..";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT + ".architecture.planted");

    static final List<String> packages = Corridor.LEFT_TO_RIGHT;

    private final Corridor corridor = new Corridor(ROOT);
    private final Corridor planted = new Corridor(ROOT + ".architecture.planted");

    @ParameterizedTest
    @FieldSource("packages")
    void packagesLookOnlyLeft(String name) {
        corridor.looksLeft(name).check(HOUSE);
    }

    @Test
    void everyPackageHasItsPlaceInTheCorridor() {
        classes()
                .should()
                .resideInAnyPackage(packages.stream().map(corridor::inside).toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void foreignLibrariesStayInTheirRooms() {
        corridor.fence(JIB, "image").check(HOUSE);
        corridor.fence("io.fabric8.kubernetes.client..", "cluster", "rehearsal").check(HOUSE);
        corridor.fence("org.apache.maven..", "mojo").check(HOUSE);
    }

    @Test
    void onlyApplyAndReleaseSeeTheWriter() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        corridor.inside("cluster"),
                        corridor.inside("apply"),
                        corridor.inside("release"),
                        corridor.inside("mojo"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".cluster.ClusterWriter")
                .check(HOUSE);
    }

    @Test
    void comparingKnowsNeitherClientNorClock() {
        noClasses()
                .that()
                .resideInAPackage(corridor.inside("plan"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".cluster.ClusterReader")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .check(HOUSE);
    }

    @Test
    void judgingReadinessKnowsNeitherClientNorClock() {
        noClasses()
                .that()
                .resideInAPackage(corridor.inside("rollout"))
                .and()
                .haveSimpleNameEndingWith("Rule")
                .or()
                .haveSimpleName("ReadinessRules")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".cluster.ClusterReader")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.(Clock|Instant|InstantSource)")
                .check(HOUSE);
    }

    @Test
    void onlyTheEdgeAsksTheMachine() {
        corridor.asksNoSurroundings().check(HOUSE);
    }

    @Test
    void aPlantedViolationIsFound() {
        assertThat(violations(planted.looksLeft("problem"))).isNotEmpty();
        assertThat(violations(planted.fence(JIB, "image"))).isNotEmpty();
        assertThat(violations(planted.asksNoSurroundings())).isNotEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsForAndChecksNull() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(folders)
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .exists()
                            .content()
                            .startsWith("/** ")
                            .contains("@NullMarked"));
        }
    }

    @Test
    void filesStaySmall() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(350));
        }
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(PLANTED).getFailureReport().getDetails();
    }
}
