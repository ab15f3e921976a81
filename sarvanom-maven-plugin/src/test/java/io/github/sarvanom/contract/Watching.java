package io.github.sarvanom.contract;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a watch tells, as {@code ADDED name}. */
final class Watching<T extends HasMetadata> implements Watcher<T> {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<T> objects = new CopyOnWriteArrayList<>();
    private final List<WatcherException> ends = new CopyOnWriteArrayList<>();

    @Override
    public void eventReceived(Action action, T object) {
        objects.add(object);
        heard.add(action + " " + object.getMetadata().getName());
    }

    @Override
    public void onClose(WatcherException cause) {
        ends.add(cause);
    }

    List<String> heard() {
        return heard;
    }

    List<T> objects() {
        return objects;
    }

    List<WatcherException> ends() {
        return ends;
    }
}
