package io.github.sarvanom.rehearsal.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds all writes, a line each: {@code <version> <P|D> <resource> <namespace> <name> <object>}. Only appended to,
 * by one process at a time; a line is complete when its line end is there. Not thread-safe.
 *
 * <p>It is read and written past {@code FileChannel}, which closes itself when a thread is interrupted, and threads of a
 * deploy are.
 */
final class Journal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final Duration RETRY = Duration.ofMillis(1);
    private static final Duration TELL = Duration.ofSeconds(5);
    private static final Duration GIVE_UP = Duration.ofMinutes(1);

    private final Path file;
    private final RandomAccessFile lockFile;
    private RandomAccessFile content;
    private @Nullable Object identity;
    private long readTo;

    private Journal(Path file, RandomAccessFile lockFile, RandomAccessFile content) {
        this.file = file;
        this.lockFile = lockFile;
        this.content = content;
    }

    /** One line of the file; {@code line} holds all of it without its end, {@code objectAt} is where the object begins. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Line(long version, boolean deleted, ObjectKey key, byte[] line, int objectAt) {
        byte[] object() {
            return Arrays.copyOfRange(line, objectAt, line.length);
        }
    }

    static Journal open(Path folder) {
        Path file = folder.resolve("objects.journal");
        try {
            Journal journal = new Journal(file, privateFile(folder.resolve("lock")), privateFile(file));
            journal.identity = journal.fileKey();
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Secrets lie here, encrypted; nobody but the owner reads even that. */
    private static RandomAccessFile privateFile(Path path) throws IOException {
        if (!Files.exists(path)) {
            try {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (UnsupportedOperationException e) {
                Files.createFile(path);
            } catch (java.nio.file.FileAlreadyExistsException e) {
                // another run was quicker
            }
        }
        return new RandomAccessFile(path.toFile(), "rw");
    }

    /**
     * Waits until no other run writes. A run holds the lock only while it answers one request, so waits are short; one that is not
     * is told of, and given up after a minute.
     *
     * @throws IOException when another run, stopped in the middle perhaps, does not let go
     */
    FileLock lock() throws IOException {
        long began = System.nanoTime();
        boolean told = false;
        while (true) {
            FileLock lock = tryLock();
            if (lock != null) {
                return lock;
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            if (waited.compareTo(GIVE_UP) > 0) {
                throw new IOException(
                        "another run has been writing to " + file.getParent() + " for " + waited.toSeconds() + " s");
            }
            if (!told && waited.compareTo(TELL) > 0) {
                told = true;
                LOG.log(System.Logger.Level.WARNING, "waiting for another run that writes to " + file.getParent());
            }
            LockSupport.parkNanos(RETRY.toNanos());
        }
    }

    /** The lock; null when somebody else has it. */
    private @Nullable FileLock tryLock() throws IOException {
        try {
            return lockFile.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            // another cluster of this JVM has the same folder open
            return null;
        }
    }

    /** Whether another run replaced the file by a shorter one of the same meaning. */
    boolean wasReplaced() throws IOException {
        Object now = fileKey();
        return now != null && !now.equals(identity);
    }

    private @Nullable Object fileKey() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    void reopen() throws IOException {
        content.close();
        content = privateFile(file);
        identity = fileKey();
        readTo = 0;
    }

    boolean hasNews() throws IOException {
        return content.length() > readTo;
    }

    /** The complete lines that were not read yet. */
    List<Line> readNews() throws IOException {
        byte[] bytes = new byte[(int) (content.length() - readTo)];
        content.seek(readTo);
        content.readFully(bytes);
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(parse(Arrays.copyOfRange(bytes, start, i)));
                start = i + 1;
            }
        }
        readTo += start;
        return lines;
    }

    /** Appends lines; call it with the lock held and all news read. What a killed run left of a line is overwritten. */
    void append(List<byte[]> lines) throws IOException {
        byte[] all = joined(lines);
        if (content.length() > readTo) {
            content.setLength(readTo);
        }
        content.seek(readTo);
        content.write(all);
        readTo += all.length;
    }

    /** Replaces the file by the lines given; call it with the lock held. */
    void replace(List<byte[]> lines) throws IOException {
        Path fresh = file.resolveSibling("objects.journal.new");
        Files.deleteIfExists(fresh);
        try (RandomAccessFile target = privateFile(fresh)) {
            target.write(joined(lines));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        reopen();
        readTo = content.length();
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            all.writeBytes(line);
            all.write('\n');
        }
        return all.toByteArray();
    }

    static byte[] line(long version, boolean deleted, ObjectKey key, byte[] object) {
        String head =
                version + (deleted ? " D " : " P ") + key.resource() + " " + key.namespace() + " " + key.name() + " ";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] line = Arrays.copyOf(start, start.length + object.length);
        System.arraycopy(object, 0, line, start.length, object.length);
        return line;
    }

    private static Line parse(byte[] line) {
        int[] ends = new int[5];
        for (int i = 0, at = 0; at < ends.length; i++) {
            if (line[i] == ' ') {
                ends[at++] = i;
            }
        }
        String[] words = new String(line, 0, ends[4], StandardCharsets.UTF_8).split(" ", -1);
        ObjectKey key = new ObjectKey(words[2], words[3], words[4]);
        return new Line(Long.parseLong(words[0]), words[1].equals("D"), key, line, ends[4] + 1);
    }

    @Override
    public void close() throws IOException {
        content.close();
        lockFile.close();
    }
}
