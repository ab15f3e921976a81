package io.github.sarvanom.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hears of files that are changed below some folders, in folders that come later too. */
final class SourceWatch implements AutoCloseable {
    /** An editor writes more than once to save once, and a checkout writes many files. */
    private static final long QUIET_MILLIS = 300;

    private static final WatchEvent.Kind<?>[] KINDS = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    private final Set<Path> files;
    private final Set<Path> born = new HashSet<>();

    private SourceWatch(WatchService service, Set<Path> files) {
        this.service = service;
        this.files = files;
    }

    /**
     * Begins to listen.
     *
     * @param trees folders with all that is in them; those that are not there are left out
     * @param files single files
     */
    static SourceWatch of(Collection<Path> trees, Set<Path> files) {
        try {
            SourceWatch watch = new SourceWatch(FileSystems.getDefault().newWatchService(), Set.copyOf(files));
            for (Path tree : trees) {
                watch.listen(tree);
            }
            for (Path file : files) {
                watch.register(file.resolveSibling(""));
            }
            return watch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(Path tree) throws IOException {
        if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> below = Files.walk(tree)) {
                for (Path folder : below.filter(Files::isDirectory).toList()) {
                    register(folder);
                }
            }
        }
    }

    private void register(Path folder) throws IOException {
        if (!folders.containsValue(folder)) {
            folders.put(folder.register(service, KINDS), folder);
        }
    }

    /** Waits for a change, and for the end of those that come right after it. What came and went meanwhile changes nothing. */
    Set<Path> next() throws InterruptedException {
        Set<Path> changed = new TreeSet<>();
        while (changed.isEmpty()) {
            hear(service.take(), changed);
            for (WatchKey key = soon(); key != null; key = soon()) {
                hear(key, changed);
            }
            changed.removeIf(path -> born.contains(path) && !Files.exists(path));
            born.clear();
        }
        return changed;
    }

    private @Nullable WatchKey soon() throws InterruptedException {
        return service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void hear(WatchKey key, Set<Path> changed) {
        Path folder = folders.get(key);
        List<WatchEvent<?>> events = key.pollEvents();
        if (folder != null) {
            events.forEach(event -> hear(folder, event, changed));
        }
        if (!key.reset()) {
            folders.remove(key);
        }
    }

    /** Of an event that says nothing more than that there were too many, the folder itself counts as changed. */
    private void hear(Path folder, WatchEvent<?> event, Set<Path> changed) {
        Path path = event.context() instanceof Path name ? folder.resolve(name) : folder;
        if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE && !changed.contains(path)) {
            born.add(path);
        }
        try {
            boolean single = files.contains(path);
            boolean beside = !single && files.stream().anyMatch(file -> folder.equals(file.getParent()));
            if (Files.isDirectory(path) && !beside) {
                listen(path);
            }
            if (single || (!beside && !isEditorsOwn(path))) {
                changed.add(path);
            }
        } catch (IOException e) {
            changed.add(path); // gone again already
        }
    }

    /** Swap files and backups of the usual editors. */
    private static boolean isEditorsOwn(Path path) {
        String name = path.getFileName().toString();
        return name.matches("\\..*\\.sw.|4913|.*~|\\.#.*|#.*#|.*___jb_(tmp|old)___");
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
