package io.github.sarvanom.rollout.observed;

import io.github.sarvanom.cluster.LiveObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How many pods a controller renews at a time.
 *
 * @param surge pods that there may be beyond the wanted ones
 * @param unavailable wanted pods that may be missing meanwhile
 */
public record RollingUpdate(long surge, long unavailable) {

    /**
     * The shares of a Deployment ({@code deployment_util.go}, ResolveFenceposts), of a DaemonSet ({@code daemon/util/daemonset_util.go})
     * or of what else is renewed; a StatefulSet's pods are renewed one after the other, those of strategy Recreate all at once.
     *
     * @param wanted how many pods there shall be; what a percentage is of
     */
    public static RollingUpdate of(LiveObject workload, long wanted) {
        return switch (workload.id().kind()) {
            case "Deployment" ->
                workload.text("spec", "strategy", "type").equals("Recreate")
                        ? new RollingUpdate(0, wanted)
                        : resolved(
                                share(workload, "strategy", "maxSurge", "25%", wanted, RoundingMode.CEILING),
                                share(workload, "strategy", "maxUnavailable", "25%", wanted, RoundingMode.FLOOR));
            case "DaemonSet" ->
                resolved(
                        share(workload, "updateStrategy", "maxSurge", "0", wanted, RoundingMode.CEILING),
                        share(workload, "updateStrategy", "maxUnavailable", "1", wanted, RoundingMode.CEILING));
            case "StatefulSet" -> new RollingUpdate(0, 1);
            default -> new RollingUpdate(wanted, 0);
        };
    }

    /** In how many steps so many pods are renewed; one at least. */
    public long waves(long pods) {
        long width = Math.max(1, surge + unavailable);
        return Math.max(1, (pods + width - 1) / width);
    }

    /** Where both come to nothing, one pod may be missing. */
    private static RollingUpdate resolved(long surge, long unavailable) {
        return new RollingUpdate(surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
    }

    private static long share(
            LiveObject workload, String strategy, String field, String usual, long of, RoundingMode rounding) {
        String said = Optional.ofNullable(workload.at("spec", strategy, "rollingUpdate", field))
                .map(Object::toString)
                .orElse(usual);
        return said.endsWith("%")
                ? new BigDecimal(said.replace("%", ""))
                        .multiply(BigDecimal.valueOf(of))
                        .movePointLeft(2)
                        .setScale(0, rounding)
                        .longValue()
                : new BigDecimal(said).longValue();
    }
}
