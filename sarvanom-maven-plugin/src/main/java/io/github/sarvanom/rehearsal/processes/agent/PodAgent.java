package io.github.sarvanom.rehearsal.processes.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.net.InetAddress;
import java.security.ProtectionDomain;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts before the main class of a process: puts {@link PodSockets} in the way of sockets, and ends the process with its Maven run. */
public final class PodAgent {
    /** The JDK's class, patched by whoever made the agent's jar, for the very same JDK. */
    public static final String PATCHED = "patched/Net.bytes";

    private static final String NET = "sun/nio/ch/Net";
    private static final long WATCH_MILLIS = 500;

    private PodAgent() {}

    /**
     * Called by the JVM.
     *
     * @param arguments the pod's address, its localhost, the process id of the Maven run; with commas between
     */
    public static void premain(String arguments, Instrumentation instrumentation)
            throws IOException, ClassNotFoundException, UnmodifiableClassException {
        String[] said = arguments.split(",", 3);
        watch(Long.parseLong(said[2]));
        PodSockets.settle(InetAddress.getByName(said[0]), InetAddress.getByName(said[1]));
        try (InputStream patched = ClassLoader.getSystemResourceAsStream(PATCHED)) {
            byte[] bytes = Objects.requireNonNull(patched, PATCHED).readAllBytes();
            instrumentation.addTransformer(new Exchange(bytes), true);
        }
        instrumentation.retransformClasses(Class.forName("sun.nio.ch.Net"));
    }

    /** A process that outlives its Maven run, killed perhaps, would keep its port. */
    private static void watch(long maven) {
        Thread watch = new Thread(() -> endWith(maven), "rehearsal-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void endWith(long maven) {
        try {
            while (ProcessHandle.of(maven).map(ProcessHandle::isAlive).orElse(false)) {
                Thread.sleep(WATCH_MILLIS);
            }
            Runtime.getRuntime().halt(137);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
    private record Exchange(byte[] patched) implements ClassFileTransformer {
        @Override
        @SuppressWarnings("NullAway") // null leaves a class as it is; an array that may be null cannot be declared
        public byte[] transform(
                @Nullable ClassLoader loader,
                String name,
                @Nullable Class<?> before,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            return NET.equals(name) ? patched : null;
        }
    }
}
