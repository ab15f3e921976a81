package io.github.sarvanom.rollout;

import io.github.sarvanom.rollout.DoomedIT.Told;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of how soon each cause was told, as a page. */
final class MeasuredPage {
    private MeasuredPage() {}

    static String of(List<Told> all) {
        String rows = all.stream()
                .map(told -> "| [%s](%s.md) | %s | %s | %s | %s |%n"
                        .formatted(
                                told.cause().code(),
                                told.cause().code(),
                                told.cause().title(),
                                seconds(told.knewAfter()),
                                seconds(told.saidLater()),
                                seconds(told.givenUpLater())))
                .collect(Collectors.joining());
        return "# How soon a cause is told\n\nMeasured by `DoomedIT` on a real kubelet, one workload a row"
                + " (`src/it/doomed`), " + all.size()
                + " of them side by side on two cores. Seconds. The first figure is when the watch brought the cluster's first word"
                + " of it, since the workload was applied; the second is how much later the cause was called by its name, with its evidence, what to do and until when it is waited for;"
                + " the third is how much later the deploy was given up.\n\n| code | cause | cluster knew after | said later | given up later |\n|---|---|---:|---:|---:|\n"
                + rows;
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f", millis / 1000.0);
    }
}
