package io.github.sarvanom.rollout.cause;

import io.github.sarvanom.configuration.Setting;
import java.util.List;

/** Causes that a Java program tells with its last words. */
final class JavaCauses {
    private static final String PREVIOUS_LOG = "kubectl logs {pod} -c {container} -n {namespace} --previous";

    private JavaCauses() {}

    static List<Explanation> all() {
        return List.of(
                classVersion(),
                mainClassMissing(),
                jvmOptionInvalid(),
                portInUse(),
                readOnlyFileSystem(),
                variableMissing(),
                tlsNotTrusted(),
                migrationFailed(),
                heapExhausted(),
                classMissing(),
                fileMissing(),
                uncaughtException());
    }

    private static Explanation classVersion() {
        return Explanation.of(
                        Cause.CLASS_VERSION,
                        "The classes were compiled for a newer Java than the image's. Java reads class files of its own "
                                + "release and of older ones only.",
                        "`UnsupportedClassVersionError` in the log, which names both class file versions: certain at once.",
                        "Compile with <maven.compiler.release> of the image's Java, or choose a newer base image (<baseImage>)",
                        PREVIOUS_LOG)
                .saidBy(Setting.BASE_IMAGE);
    }

    private static Explanation mainClassMissing() {
        return Explanation.of(
                        Cause.MAIN_CLASS_MISSING,
                        "Java was told to start a class that is not on its class path, or that has no main method.",
                        "*Could not find or load main class* in the log: certain at once.",
                        "Correct <mainClass> of the service, or the command in the overlay that sets it",
                        PREVIOUS_LOG)
                .saidBy(Setting.MAIN_CLASS);
    }

    private static Explanation jvmOptionInvalid() {
        return Explanation.of(
                Cause.JVM_OPTION_INVALID,
                "Java does not know one of the options that it was given, or two contradict each other. Options "
                        + "come from <jvmFlags>, from `JAVA_TOOL_OPTIONS` and from overlays.",
                "*Unrecognized option* or *Could not create the Java Virtual Machine* in the log: certain at once.",
                "Correct the option {what} in <jvmFlags> of the service, or in JAVA_TOOL_OPTIONS",
                PREVIOUS_LOG);
    }

    private static Explanation portInUse() {
        return Explanation.of(
                        Cause.PORT_IN_USE,
                        "Two servers in one pod want the same port: the program opens it twice, a sidecar has it, or with"
                                + " hostNetwork another pod of the node does.",
                        "*Address already in use* or Spring Boot's *Port … was already in use*, at the second start again.",
                        "Give one of the two servers in the pod another port (<port> of the service, or the program's own"
                                + " setting)",
                        PREVIOUS_LOG)
                .saidBy(Setting.PORT);
    }

    private static Explanation readOnlyFileSystem() {
        return Explanation.of(
                Cause.READ_ONLY_FILE_SYSTEM,
                "The program writes into the image's file system, which is read-only here "
                        + "(`readOnlyRootFilesystem`, a default of this plugin).",
                "*Read-only file system* in the log, at the second start again.",
                "Let it write below /tmp, or mount an emptyDir at {what} by an overlay",
                PREVIOUS_LOG);
    }

    private static Explanation variableMissing() {
        return Explanation.of(
                Cause.VARIABLE_MISSING,
                "The program wants an environment variable or property that nobody has set.",
                "The log names it, at the second start again: Spring's *Could not resolve placeholder*, "
                        + "MicroProfile's *is required*, a NullPointerException whose whole message is the name, or plain words.",
                "Set {what} in <config> of the environment or service; if it is confidential, name it in <secrets>",
                "kubectl describe configmaps -n {namespace}");
    }

    private static Explanation tlsNotTrusted() {
        return Explanation.of(
                Cause.TLS_NOT_TRUSTED,
                "The program opens a TLS connection, and Java does not believe the other side: its authority is "
                        + "not in Java's trust store, the certificate has expired or is for another name.",
                "*PKIX path building failed* or its kin in the log, at the second start again.",
                "Add the authority to the trust store: mount it from a ConfigMap or Secret and set "
                        + "-Djavax.net.ssl.trustStore in <jvmFlags>; or mend the other side's certificate",
                PREVIOUS_LOG);
    }

    private static Explanation migrationFailed() {
        return Explanation.of(
                Cause.MIGRATION_FAILED,
                "Flyway or Liquibase could not bring the database to the shape that this release wants. Earlier "
                        + "pods may see a database that is half way.",
                "Their own exceptions in the log, at the second start again.",
                "Mend the migration that is named above; look at the schema history before you deploy again",
                PREVIOUS_LOG);
    }

    private static Explanation heapExhausted() {
        return Explanation.of(
                        Cause.HEAP_EXHAUSTED,
                        "Java ran out of heap, metaspace, direct memory or threads, below the container's limit: an "
                                + "OutOfMemoryError, not a kill.",
                        "`OutOfMemoryError` in the log, at the second start again.",
                        "Raise <limits><memory> of the service (the heap is 75 % of it by default), or find what uses it up",
                        PREVIOUS_LOG)
                .saidBy(Setting.LIMITS_MEMORY);
    }

    private static Explanation classMissing() {
        return Explanation.of(
                Cause.CLASS_MISSING,
                "A class, method or native library that was there at compile time is not there at run time: two "
                        + "versions of a dependency, one that is `provided` or `optional`, a module left out of the Java "
                        + "runtime.",
                "`NoClassDefFoundError`, `NoSuchMethodError` or their kin in the log, at the second start again.",
                "Look for {what} in the dependencies, then align their versions in dependencyManagement",
                "mvn dependency:tree -Dverbose");
    }

    private static Explanation fileMissing() {
        return Explanation.of(
                Cause.FILE_MISSING,
                "The program opens a file that is not in the image or not mounted, or that its user may not read.",
                "`NoSuchFileException`, `FileNotFoundException` or `AccessDeniedException` in the log. It counts "
                        + "as any other crash.",
                "Put {what} into the image (src/main/resources, src/main/jib) or mount it by an overlay, readable"
                        + " for user 1000",
                PREVIOUS_LOG);
    }

    private static Explanation uncaughtException() {
        return Explanation.of(
                Cause.UNCAUGHT_EXCEPTION,
                "An exception that nobody caught ended the program. What is shown is the root of its chain of "
                        + "causes, and the nearest line of this reactor.",
                "The last stack trace in the log of the container that ended. It counts as any other crash.",
                "Mend what the exception says, then deploy again",
                PREVIOUS_LOG);
    }
}
