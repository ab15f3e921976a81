package io.github.sarvanom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the code against the plan of the house, and each rule against a planted violation. */
class ArchitectureTest {
    private static final String ROOT = "io.github.sarvanom";
    private static final String JIB = "com.google.cloud.tools.jib..";
    private static final String CLIENT = "io.fabric8.kubernetes.client..";
    private static final String MAVEN = "org.apache.maven..";
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
        corridor.fence(CLIENT, "cluster", "rehearsal").check(HOUSE);
        corridor.fence(MAVEN, "mojo").check(HOUSE);
    }

    @Test
    void onlyApplyAndReleaseSeeTheWriter() {
        corridor.fewSeeTheWriter().check(HOUSE);
    }

    @Test
    void comparingAndJudgingKnowNeitherClientNorClock() {
        corridor.comparesWithoutClientAndClock().check(HOUSE);
        corridor.judgesWithoutClientAndClock().check(HOUSE);
    }

    @Test
    void onlyTheEdgeAsksTheMachine() {
        corridor.asksNoSurroundings().check(HOUSE);
    }

    @Test
    void aPlantedViolationOfEachRuleIsFound() {
        assertThat(List.of(
                        planted.looksLeft("problem"),
                        planted.fence(JIB, "image"),
                        planted.fence(CLIENT, "cluster", "rehearsal"),
                        planted.fence(MAVEN, "mojo"),
                        planted.fewSeeTheWriter(),
                        planted.comparesWithoutClientAndClock(),
                        planted.judgesWithoutClientAndClock(),
                        planted.asksNoSurroundings()))
                .allSatisfy(rule ->
                        assertThat(violations(rule)).as(rule.getDescription()).isNotEmpty());
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
    void filesAndMethodsStaySmall() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty();
            assertThat(new Sizes(350, 35).exceeded(sources)).isEmpty();
        }
    }

    @Test
    void aPlantedFileAndAPlantedMethodAreTooLong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("Long.java"), """
                class Long {
                    void three() {
                        three();
                    }

                    void four() {
                        three();
                        three();
                    }
                }
                """);
        assertThat(new Sizes(10, 3).exceeded(List.of(file))).containsExactly("Long.java:6: four has 4 lines");
        assertThat(new Sizes(9, 4).exceeded(List.of(file))).containsExactly("Long.java: 10 lines");
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(PLANTED).getFailureReport().getDetails();
    }
}
