package io.github.sarvanom.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The house's rules, for any root package, so that they can be tried on a planted violation too. */
final class Corridor {
    static final List<String> LEFT_TO_RIGHT = List.of(
            "problem",
            "configuration",
            "environment",
            "image",
            "manifests",
            "compose",
            "cluster",
            "plan",
            "apply",
            "rollout",
            "verification",
            "release",
            "promotion",
            "pipeline",
            "report",
            "rehearsal",
            "mojo");

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

    String inside(String name) {
        return root + "." + name + "..";
    }
}
