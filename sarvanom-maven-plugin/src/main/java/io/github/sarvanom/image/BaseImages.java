package io.github.sarvanom.image;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.util.Map;
import java.util.TreeMap;

/** The base image to take when the user names none: a Java runtime of the version that the classes are compiled for. */
public final class BaseImages {
    private static final Map<Integer, String> BY_JAVA_VERSION = new TreeMap<>(Map.of(
            8, "eclipse-temurin:8-jre",
            11, "eclipse-temurin:11-jre",
            17, "eclipse-temurin:17-jre",
            21, "eclipse-temurin:21-jre",
            25, "eclipse-temurin:25-jre"));

    private BaseImages() {}

    /**
     * The oldest long-term version that can run such classes.
     *
     * @param release as {@code maven.compiler.release} says it: 17
     * @throws SarvanomException when no long-term version is that new
     */
    public static BaseImage forJava(int release) {
        return BY_JAVA_VERSION.entrySet().stream()
                .filter(entry -> entry.getKey() >= release)
                .findFirst()
                .map(entry -> BaseImage.of(entry.getValue()))
                .orElseThrow(() -> SarvanomException.user(Problem.of("no base image is known for Java " + release)
                        .seen("known: " + BY_JAVA_VERSION.keySet())
                        .mend("name one: <baseImage>...</baseImage>")));
    }
}
