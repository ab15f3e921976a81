package io.github.sarvanom.mojo;

import io.github.sarvanom.problem.SarvanomException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/**
 * Lets Maven's own JVM end with a code that tells how it failed. Maven has one code for all failures and no way for a plugin to
 * choose (MavenCli returns 1 whatever the exception); so the code is put in place at the very end, when Maven has said all it has to
 * say and calls {@code System.exit}. Only when it was asked for, and never in a JVM that is not the {@code mvn} command's: a daemon or
 * an IDE that embeds Maven ends for reasons of its own.
 */
final class ExitCode {
    private static final String LAUNCHER = "org.codehaus.plexus.classworlds.launcher.Launcher";
    private static final String CONFIGURATION_OF_MVN = "m2.conf";

    private ExitCode() {}

    /** Called for the failure that this run will end with; does nothing where it was not asked for. */
    static void tell(MavenSession session, SarvanomException failure) {
        boolean asked = RunProperty.EXIT_CODE.isOn(new Run(session));
        boolean ignored = MavenExecutionRequest.REACTOR_FAIL_NEVER.equals(
                session.getRequest().getReactorFailureBehavior());
        if (asked && !ignored && failure.code() != SarvanomException.UNSPECIFIC && isCommand()) {
            endWith(failure.code());
        }
    }

    private static void endWith(int code) {
        Thread hook = new Thread(() -> halt(code), "sarvanom-exit-code");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // a signal ends the JVM already, with a code of its own
        }
    }

    private static void halt(int code) {
        try {
            awaitOtherHooks();
        } catch (InterruptedException none) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }

    /** They run beside this one, and a halt would cut them off; {@code main} waits for all of them, and so not for it. */
    private static void awaitOtherHooks() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            boolean waitsForUs = Arrays.stream(each.getValue())
                    .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (!each.getKey().isDaemon() && each.getKey() != Thread.currentThread() && !waitsForUs && left > 0) {
                each.getKey().join(left);
            }
        }
    }

    /** How {@code bin/mvn} of Maven 3 and 4 starts its JVM; a daemon has another configuration. */
    private static boolean isCommand() {
        return System.getProperty("sun.java.command", "").startsWith(LAUNCHER)
                && System.getProperty("classworlds.conf", "").endsWith(CONFIGURATION_OF_MVN);
    }
}
