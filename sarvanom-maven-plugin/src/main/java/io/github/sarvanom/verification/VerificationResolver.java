package io.github.sarvanom.verification;

import io.github.sarvanom.configuration.CheckSettings;
import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.Setting;
import io.github.sarvanom.configuration.VerificationSettings;
import io.github.sarvanom.environment.DurationForm;
import io.github.sarvanom.environment.Service;
import io.github.sarvanom.environment.SettingReader;
import io.github.sarvanom.problem.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Turns what was said in {@code <verification>} into checks, or says all that is wrong with it. */
public final class VerificationResolver {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Said said;
    private final Services services;

    /** @param said by the reactor's root project */
    public VerificationResolver(Said said, Services services) {
        this.said = said;
        this.services = services;
    }

    /**
     * The checks that were said, after the health of each service of this run that has pods and is not asked for by one of them.
     * What was added to the problems is left out.
     */
    public Verification resolve(VerificationSettings settings, Problems problems) {
        SettingReader reader = new SettingReader(said, problems);
        Duration timeout = reader.read(Setting.VERIFICATION_TIMEOUT, settings.timeout(), DurationForm.TIMEOUT)
                .orElse(TIMEOUT);
        boolean skip = said.find(Setting.VERIFICATION_SKIP, settings.skip())
                .filter(text -> text.value().isEmpty() || Boolean.parseBoolean(text.value()))
                .isPresent();
        List<Check> checks = new ArrayList<>();
        for (CheckSettings check : settings.checks()) {
            checks.addAll(read(check, problems));
        }
        List<Check> all = new ArrayList<>(usual(checks));
        all.addAll(checks);
        return skip ? Verification.none() : new Verification(all, timeout);
    }

    private List<Check> read(CheckSettings settings, Problems problems) {
        CheckReader reader = new CheckReader(settings, said, problems);
        return switch (settings.kind()) {
            case "http" -> new HttpCheckReader(reader, services).http();
            case "latency" -> new HttpCheckReader(reader, services).latency();
            case "tcp" -> new SocketCheckReader(reader, services).tcp();
            case "tls" -> new SocketCheckReader(reader, services).tls();
            case "dns" -> new SocketCheckReader(reader, services).dns();
            case "jdbc" -> new SocketCheckReader(reader, services).jdbc();
            case "redis" -> new SocketCheckReader(reader, services).redis();
            default -> List.of(); // told as an unknown element
        };
    }

    /** Every service's declared health, through its Service. */
    private List<Check> usual(List<Check> said) {
        return services.here().stream()
                .filter(service -> service.replicas() > 0)
                .map(service -> (Check) health(service))
                .filter(check -> said.stream().noneMatch(each -> isSameQuestion(each, check)))
                .toList();
    }

    private static boolean isSameQuestion(Check one, Check other) {
        return one instanceof HttpCheck http
                && other instanceof HttpCheck usual
                && http.target().equals(usual.target())
                && http.path().equals(usual.path());
    }

    private static HttpCheck health(Service service) {
        return new HttpCheck(
                new HttpTarget.Inside(service.name(), service.port()),
                service.health(),
                StatusRange.SUCCESSFUL,
                new TreeMap<>(),
                Check.Origin.DEFAULT);
    }
}
