package io.github.sarvanom.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.configuration.CheckSettings;
import io.github.sarvanom.configuration.PomSources;
import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.UserProperties;
import io.github.sarvanom.configuration.VerificationSettings;
import io.github.sarvanom.golden.Golden;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said in {@code <verification>} becomes checks, or problems that say how it is meant. */
class ChecksFromPomTest {
    private final Problems problems = new Problems();

    @Test
    void readsEveryKind() {
        assertThat(read(
                        said("tcp", "service", "broker", "port", "9092"),
                        said("tcp", "address", "mail.example.com:25"),
                        said("tls", "address", "shop.example.com", "days", "30"),
                        said("dns", "host", "shop.example.com", "address", "203.0.113.7"),
                        said("dns", "service", "gateway"),
                        said("redis", "service", "redis", "password", "REDIS_PASSWORD"),
                        said(
                                "jdbc",
                                "service",
                                "postgres",
                                "port",
                                "5432",
                                "url",
                                "jdbc:postgresql://{address}/shop",
                                "user",
                                "shop",
                                "password",
                                "DB_PASSWORD",
                                "query",
                                "select 1",
                                "expected",
                                "1"),
                        said(
                                "latency",
                                "url",
                                "https://shop.example.com/search?q=a",
                                "requests",
                                "40",
                                "p95",
                                "250ms")))
                .map(check -> check.name() + ": " + check.question())
                .containsExactly(
                        "broker: TCP 9092",
                        "mail.example.com: TCP 25",
                        "shop.example.com: TLS 443 for 30 days",
                        "shop.example.com: DNS is 203.0.113.7",
                        "gateway: DNS",
                        "redis: PING 6379",
                        "postgres: JDBC select 1",
                        "shop.example.com: p95 of 40 x GET /search?q=a");
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void saysHowItIsMeant() {
        read(
                said("tcp", "address", "mail.example.com"),
                said("tcp", "service", "broker", "address", "mail.example.com:25"),
                said("tcp", "service", "broker"),
                said("tls", "address", "https://shop.example.com"),
                said("dns", "address", "203.0.113.7"),
                said("redis", "service", "redis", "password", "not a name"),
                said("jdbc", "url", "jdbc:postgresql://anna:secret@db/shop"),
                said("jdbc", "url", "jdbc:postgresql://{address}/shop"),
                said("jdbc", "service", "postgres", "port", "5432", "url", "jdbc:postgresql://db/shop"),
                said("latency", "service", "gateway", "port", "80"),
                said("latency", "service", "gateway", "port", "80", "p95", "250"));
        Golden.matches(
                "verification/misread.txt",
                problems.list().stream().map(Problem::text).collect(Collectors.joining("\n\n")) + "\n");
    }

    private List<Check> read(CheckSettings... checks) {
        Said said = new Said(new UserProperties(Map.of()), new PomSources(Path.of("."), List.of()));
        return new VerificationResolver(said, new Services(List.of(), Set.of("gateway")))
                .resolve(new VerificationSettings(null, null, List.of(checks)), problems)
                .checks();
    }

    private static CheckSettings said(String kind, String... elements) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < elements.length; i += 2) {
            texts.put(elements[i], elements[i + 1]);
        }
        return new CheckSettings(kind, texts, Map.of());
    }
}
