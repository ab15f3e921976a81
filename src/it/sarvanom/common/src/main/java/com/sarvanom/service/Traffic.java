package com.sarvanom.service;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Counts and times the requests of one service, for {@code /metrics} and {@code /health}. */
public final class Traffic {

    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;
    private static final Set<String> PROBES = Set.of("/health", "/metrics");
    private static final int SERVER_ERROR = 500;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("http_requests_total")
            .help("Requests answered.")
            .labelNames("path", "status")
            .register(registry);
    private final Histogram durations = Histogram.builder()
            .name("http_request_duration_seconds")
            .help("Time from request to answer.")
            .labelNames("path")
            .classicOnly()
            .register(registry);
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    Traffic(ServiceIdentity identity, Supplier<Map<String, Status>> dependencies) {
        GaugeWithCallback.builder()
                .name("service_build")
                .help("The running version.")
                .labelNames("service", "version")
                .callback(gauge -> gauge.call(1, identity.name(), identity.version()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("service_dependency_up")
                .help("1 when the dependency answers.")
                .labelNames("dependency")
                .callback(gauge ->
                        dependencies.get().forEach((name, state) -> gauge.call(state == Status.HEALTHY ? 1 : 0, name)))
                .register(registry);
        registerProcess();
    }

    /** One request that was answered; {@code path} must come from a fixed set, or the series grow without bound. */
    public void answered(String path, int status, long tookNanos) {
        requests.labelValues(path, Integer.toString(status)).inc();
        durations.labelValues(path).observe((double) tookNanos / TimeUnit.SECONDS.toNanos(1));
        if (!PROBES.contains(path)) {
            answered.increment();
            nanos.add(tookNanos);
            if (status >= SERVER_ERROR) {
                failed.increment();
            }
        }
    }

    /** All series in Prometheus' text format. */
    public String exposition() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** For the health document: the mean time of an answer, how many there were, how many failed; probes left out. */
    Map<String, Number> summary() {
        long count = answered.sum();
        double meanMillis = count == 0 ? 0 : nanos.sum() / 1e6 / count;
        Map<String, Number> summary = new LinkedHashMap<>();
        summary.put("response_time_ms", Math.round(meanMillis * 1000) / 1000.0);
        summary.put("requests_total", count);
        summary.put("errors_total", failed.sum());
        return summary;
    }

    private void registerProcess() {
        GaugeWithCallback.builder()
                .name("process_start_time_seconds")
                .help("When the process started, in seconds since 1970.")
                .callback(
                        gauge -> gauge.call(ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0))
                .register(registry);
        GaugeWithCallback.builder()
                .name("jvm_memory_heap_used_bytes")
                .help("Heap in use.")
                .callback(gauge -> gauge.call(heapUsed()))
                .register(registry);
    }

    private static double heapUsed() {
        return (double) Runtime.getRuntime().totalMemory()
                - Runtime.getRuntime().freeMemory();
    }
}
