package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.ServiceSettings;
import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.problem.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a container asks for and what it may use. Nothing said: what the specification gives its gateway, 250m and 512Mi
 * up to 1 and 2Gi. One of the two said: the default of the other moves as far as it must to keep request at most limit.
 */
final class ResourceRules {
    private final SettingReader reader;

    record Bounds(Resources requests, Resources limits) {}

    private record Pair(String request, String limit) {}

    ResourceRules(SettingReader reader) {
        this.reader = reader;
    }

    Bounds read(ServiceSettings service) {
        Pair cpu = pair(
                Setting.REQUESTS_CPU,
                service.requestsCpu(),
                Setting.LIMITS_CPU,
                service.limitsCpu(),
                QuantityForm.CPU,
                new Pair("250m", "1"));
        Pair memory = pair(
                Setting.REQUESTS_MEMORY,
                service.requestsMemory(),
                Setting.LIMITS_MEMORY,
                service.limitsMemory(),
                QuantityForm.MEMORY,
                new Pair("512Mi", "2Gi"));
        return new Bounds(new Resources(cpu.request(), memory.request()), new Resources(cpu.limit(), memory.limit()));
    }

    private Pair pair(
            Setting requestSetting,
            @Nullable String requestText,
            Setting limitSetting,
            @Nullable String limitText,
            QuantityForm form,
            Pair usual) {
        Optional<Quantity> request = reader.read(requestSetting, requestText, form);
        Optional<Quantity> limit = reader.read(limitSetting, limitText, form);
        if (request.isPresent() && limit.isPresent() && request.get().exceeds(limit.get())) {
            reader.problems().add(tooMuch(requestSetting, request.get(), limitSetting, limit.get()));
        }
        return new Pair(
                request.map(Quantity::text).orElseGet(() -> smaller(usual.request(), limit)),
                limit.map(Quantity::text).orElseGet(() -> larger(usual.limit(), request)));
    }

    /** The API server would refuse it: "must be less than or equal to … limit". */
    private Problem tooMuch(Setting requestSetting, Quantity request, Setting limitSetting, Quantity limit) {
        return Problem.of("the service requests more " + resource(requestSetting) + " than its limit allows")
                .at(reader.where(requestSetting))
                .seen("seen: request " + request.text() + ", limit " + limit.text())
                .seen("expected: request at most limit")
                .mend("raise " + limitSetting.xml(request.text()) + " or lower " + requestSetting.xml(limit.text()));
    }

    private static String resource(Setting setting) {
        return setting == Setting.REQUESTS_CPU ? "CPU" : "memory";
    }

    private static String smaller(String usual, Optional<Quantity> limit) {
        return Quantity.of(usual)
                .filter(request -> limit.map(request::exceeds).orElse(false))
                .flatMap(tooLarge -> limit)
                .map(Quantity::text)
                .orElse(usual);
    }

    private static String larger(String usual, Optional<Quantity> request) {
        return request.filter(asked -> Quantity.of(usual).map(asked::exceeds).orElse(false))
                .map(Quantity::text)
                .orElse(usual);
    }
}
