package io.github.sarvanom.rollout.autopsy;

import io.github.sarvanom.rollout.cause.Cause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of Java, its usual libraries and databases, the more special ones first. Sources: the JDK's messages, Spring Boot's
 * failure analyzers, SmallRye Config, Flyway, Liquibase, the PostgreSQL, MySQL and Lettuce clients, musl and glibc.
 */
final class Signs {
    private static final String VARIABLE = "(?<what>[A-Z][A-Z0-9]*_?[A-Z0-9_]+)";
    private static final String HOST = "(?<what>[A-Za-z0-9][\\w.-]*)";
    private static final String ADDRESS = "(?<what>[\\w.-]+(?:/[\\d.]+)?:\\d+)";

    /** What keeps Java from starting at all; the rest of the log follows from it. */
    private static final List<Sign> LAUNCH = List.of(
            Sign.of(
                    Cause.CLASS_VERSION,
                    "UnsupportedClassVersionError: (?<what>[\\w/.$]+) has been compiled by a more recent version"),
            Sign.of(Cause.MAIN_CLASS_MISSING, "Could not find or load main class (?<what>\\S+)"),
            Sign.of(Cause.MAIN_CLASS_MISSING, "no main manifest attribute|Unable to access jarfile (?<what>\\S+)"),
            Sign.of(Cause.MAIN_CLASS_MISSING, "Main method not found in class (?<what>[\\w.$]+)"),
            Sign.of(
                    Cause.JVM_OPTION_INVALID,
                    "(?:Unrecognized (?:VM )?option:? |Invalid (?:maximum|initial) heap size: |Improperly specified VM option )'?(?<what>[^\\s']+)"),
            Sign.of(
                    Cause.JVM_OPTION_INVALID,
                    "Conflicting collector combinations|Could not create the Java Virtual Machine"));

    private static final List<Sign> ALL = List.of(
            Sign.of(Cause.HEAP_EXHAUSTED, "OutOfMemoryError: (?<what>[A-Za-z ]+)"),
            Sign.of(Cause.HEAP_EXHAUSTED, "insufficient memory for the Java Runtime Environment"),
            Sign.of(Cause.PORT_IN_USE, "[Pp]ort (?<what>\\d+) (?:was|is) already in use"),
            Sign.of(Cause.PORT_IN_USE, "Address already in use(?:: ?[\\w.\\[\\]]*:?(?<what>\\d{2,5}))?"),
            Sign.of(Cause.READ_ONLY_FILE_SYSTEM, "(?<what>/\\S+?):? .{0,40}Read-only file system"),
            Sign.of(Cause.READ_ONLY_FILE_SYSTEM, "Read-only file system|ReadOnlyFileSystemException"),
            Sign.of(
                    Cause.TLS_NOT_TRUSTED,
                    "PKIX path (?:building|validation) failed|unable to find valid certification path|CertificateExpiredException"
                            + "|No subject alternative (?:DNS )?names?|No name matching (?<what>\\S+) found|trustAnchors parameter"),
            Sign.of(
                    Cause.DEPENDENCY_LOGIN_REFUSED,
                    "password authentication failed for user|Access denied for user|WRONGPASS|NOAUTH|ORA-01017"
                            + "|AuthenticationFailedException|Login failed for user|ACCESS_REFUSED|SCRAM.*[Aa]uthentication fail"),
            Sign.of(Cause.DEPENDENCY_NAME_UNKNOWN, "UnknownHostException: " + HOST),
            Sign.of(Cause.DEPENDENCY_NAME_UNKNOWN, "UnresolvedAddressException|ENOTFOUND " + HOST),
            Sign.of(
                    Cause.DEPENDENCY_NAME_UNKNOWN,
                    "(?:Failed to resolve '" + HOST
                            + "'|Name or service not known|Temporary failure in name resolution)"),
            Sign.of(Cause.DEPENDENCY_REFUSES, "Connection to " + ADDRESS + " refused"),
            Sign.of(Cause.DEPENDENCY_REFUSES, "Connection refused: (?:no further information: )?/?" + ADDRESS),
            Sign.of(
                    Cause.DEPENDENCY_REFUSES,
                    "(?:[Uu]nable to connect to|[Cc]ould not connect to|[Ff]ailed to connect to|connect to) \\[?/?"
                            + ADDRESS),
            Sign.of(Cause.DEPENDENCY_REFUSES, "Connection refused|ECONNREFUSED|Connection reset by peer"),
            Sign.of(
                    Cause.DEPENDENCY_SILENT,
                    "(?:[Cc]onnect(?:ion)? timed? ?out|ConnectTimeoutException|HttpConnectTimeoutException"
                            + "|NoRouteToHostException|SocketTimeoutException|No route to host)(?:: /?" + ADDRESS
                            + ")?"),
            Sign.of(
                    Cause.MIGRATION_FAILED,
                    "Migration (?:of schema .* )?(?:to version )?\"?(?<what>[\\w.-]+)?.*failed|FlywayMigrateException|FlywayValidateException"
                            + "|Migration checksum mismatch|liquibase\\.exception\\.\\w*(?:Migration|Validation|ChangeLog)\\w*Exception"
                            + "|Validate failed: Migrations have failed validation|Migration failed for change set (?<set>\\S+)"),
            Sign.of(Cause.VARIABLE_MISSING, "Could not resolve placeholder '(?<what>[^':]+)'"),
            Sign.of(Cause.VARIABLE_MISSING, "config property (?<what>\\S+) is required but it could not be found"),
            Sign.of(
                    Cause.VARIABLE_MISSING,
                    "(?i:(?:environment )?variable:?) '?\"?" + VARIABLE
                            + "'?\"? (?i:(?:is |was |has |must be |)(?:not (?:been )?(?:set|defined|found|provided)|missing|required|unset|undefined|empty))"),
            Sign.of(
                    Cause.VARIABLE_MISSING,
                    "(?i:missing|undefined|required|unset|no) (?i:required )?(?i:environment )?(?i:variables?|env(?:ironment)?):? '?\"?"
                            + VARIABLE),
            Sign.of(
                    Cause.VARIABLE_MISSING,
                    "\\b(?<what>[A-Z][A-Z0-9]*_[A-Z0-9_]+) (?:is |was |has |must be )?(?:not (?:been )?(?:set|defined|found|provided|configured)|missing|required|unset|set)\\b"),
            Sign.of(Cause.VARIABLE_MISSING, "NullPointerException: (?<what>[A-Z][A-Z0-9]*_[A-Z0-9_]+)$"),
            Sign.of(
                    Cause.CLASS_MISSING,
                    "(?:NoClassDefFoundError|ClassNotFoundException|NoSuchMethodError|NoSuchFieldError|AbstractMethodError"
                            + "|UnsatisfiedLinkError): ?'?(?<what>[^\\s']+)?"),
            Sign.of(
                    Cause.FILE_MISSING,
                    "(?:NoSuchFileException|FileNotFoundException|AccessDeniedException): (?<what>[^\\s:]+)"));

    private Signs() {}

    /** What kept Java from starting, if anything did. Java ends with a line that names nothing: one that does says more. */
    static Optional<Finding> launch(Stream<String> texts) {
        List<Finding> told = findings(texts, LAUNCH).toList();
        return told.stream()
                .filter(finding -> !finding.what().isEmpty())
                .findFirst()
                .or(() -> told.stream().findFirst());
    }

    /** What the first of these texts that tells a cause tells. */
    static Optional<Finding> first(Stream<String> texts) {
        return findings(texts, ALL).findFirst();
    }

    private static Stream<Finding> findings(Stream<String> texts, List<Sign> signs) {
        return texts.flatMap(text -> signs.stream().flatMap(sign -> sign.in(text).stream()));
    }
}
