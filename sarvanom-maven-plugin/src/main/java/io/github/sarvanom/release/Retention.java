package io.github.sarvanom.release;

import java.util.List;
import java.util.Optional;

/** Which releases stay recorded: the newest ones, and always the one that runs. */
final class Retention {
    private Retention() {}

    /**
     * @param newestFirst all there are
     * @param keep how many of the newest; 1 or more
     */
    static List<Release> kept(List<Release> newestFirst, int keep) {
        Optional<Release> good = newestFirst.stream().filter(Release::succeeded).findFirst();
        return newestFirst.stream()
                .filter(release -> newestFirst.indexOf(release) < keep
                        || good.map(release::equals).orElse(false))
                .toList();
    }
}
