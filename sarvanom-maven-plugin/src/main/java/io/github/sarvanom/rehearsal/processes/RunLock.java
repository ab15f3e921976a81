package io.github.sarvanom.rehearsal.processes;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One run at a time has the pods of a folder as its processes; two would start each twice, at the same address. */
final class RunLock implements AutoCloseable {
    private static final int FAR_BEHIND = 1 << 20;

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws SarvanomException when another run has them */
    static RunLock take(Path folder) {
        Path file = folder.resolve("running");
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw SarvanomException.user(taken(Files.readString(file)));
            }
            String pid = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
            return new RunLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not the bytes with the process id: where locks bind, as on Windows, others could not read them. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(FAR_BEHIND, 1, false);
        } catch (OverlappingFileLockException ofThisJvm) {
            return null;
        }
    }

    private static Problem taken(String pid) {
        return Problem.of("the pods of this rehearsal run already, as processes of another Maven run")
                .seen("seen: Maven with the process id " + pid)
                .mend("end it, with Ctrl-C or kill " + pid + "; then run the same command again");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
