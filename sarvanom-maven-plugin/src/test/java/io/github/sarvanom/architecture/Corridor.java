package io.github.sarvanom.architecture;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.regex.Pattern;

/** The house's rules, for any root package, so that they can be tried on a planted violation too. */
final class Corridor {
    static final List<String> LEFT_TO_RIGHT = List.of(
            "problem",
            "configuration",
            "environment",
            "parity",
            "image",
            "manifests",
            "compose",
            "cluster",
            "plan",
            "apply",
            "rollout",
            "verification",
            "release",
            "pipeline",
            "report",
            "rehearsal",
            "mojo");

    private static final String CLUSTER = "io.github.sarvanom.cluster.";

    private final String root;

    Corridor(String root) {
        this.root = root;
    }

    /** A package imports only packages to its left. */
    ArchRule looksLeft(String name) {
        String[] right = LEFT_TO_RIGHT.stream()
                .skip(LEFT_TO_RIGHT.indexOf(name) + 1L)
                .map(this::inside)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(inside(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(right)
                .as(name + " imports only packages to its left")
                .allowEmptyShould(true);
    }

    /** Only the named packages may see the given foreign ones. */
    ArchRule fence(String foreign, String... allowed) {
        String[] insides = List.of(allowed).stream().map(this::inside).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(insides)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(foreign)
                .as(foreign + " is seen by " + String.join(", ", allowed) + " alone");
    }

    /** Nobody but the edge asks the JVM what the user or the machine says. */
    ArchRule asksNoSurroundings() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(inside("mojo"))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .orShould()
                .callMethod(System.class, "getProperties")
                .as("only mojo reads system properties and environment variables");
    }

    /** Who can write writes only what a plan or a record says; the edge hands the writer on. */
    ArchRule fewSeeTheWriter() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(inside("cluster"), inside("apply"), inside("release"), inside("mojo"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(CLUSTER + "ClusterWriter")
                .as("only apply and release see the writer")
                .allowEmptyShould(true);
    }

    /** Comparing is a matter of two states, wherever they come from and whenever it is. */
    ArchRule comparesWithoutClientAndClock() {
        return noClasses()
                .that()
                .resideInAPackage(inside("plan"))
                .should()
                .dependOnClassesThat(seesServerOrTime())
                .as("plan sees neither client nor clock")
                .allowEmptyShould(true);
    }

    /** Judging is a pure function of an object. */
    ArchRule judgesWithoutClientAndClock() {
        return noClasses()
                .that()
                .resideInAPackage(inside("rollout"))
                .and()
                .haveNameMatching(".*\\.(\\w*Rule|ReadinessRules)")
                .should()
                .dependOnClassesThat(seesServerOrTime())
                .as("readiness rules see neither client nor clock")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<HasName> seesServerOrTime() {
        return nameMatching("(" + Pattern.quote(CLUSTER) + "Cluster(Reader|Writer|Connection)"
                + "|java\\.time\\.(Clock|Instant|InstantSource))");
    }

    String inside(String name) {
        return root + "." + name + "..";
    }
}
