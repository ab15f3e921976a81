package io.github.sarvanom.rehearsal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** Notices at once what other runs write into the folder, so that watches hear of it. */
public final class JournalFollower implements AutoCloseable {
    private final ObjectStore store;
    private final WatchService watcher;

    public JournalFollower(ObjectStore store) {
        this.store = store;
        try {
            Path folder = store.folder();
            watcher = folder.getFileSystem().newWatchService();
            folder.register(watcher, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::follow, "rehearsal-follower");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        try {
            while (true) {
                WatchKey key = watcher.take();
                key.pollEvents();
                store.refresh();
                if (!key.reset()) {
                    return;
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            // the cluster is closed
        }
    }

    @Override
    public void close() {
        try {
            watcher.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
