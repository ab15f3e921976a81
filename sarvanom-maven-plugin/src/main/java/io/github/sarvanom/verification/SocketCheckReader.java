package io.github.sarvanom.verification;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code <tcp>}, {@code <tls>}, {@code <dns>}, {@code <jdbc>} and {@code <redis>}. An answer is empty after a problem. */
final class SocketCheckReader {
    private static final int HTTPS = 443;
    private static final int REDIS = 6379;
    private static final int DAYS = 14;

    private final CheckReader reader;
    private final TargetReader target;

    SocketCheckReader(CheckReader reader, Services services) {
        this.reader = reader;
        this.target = new TargetReader(reader, services);
    }

    List<Check> tcp() {
        return check(0, SocketCheck.Tcp::new);
    }

    List<Check> tls() {
        int days = reader.read("days", CheckForms.DAYS).orElse(DAYS);
        return check(HTTPS, to -> new SocketCheck.Tls(to, days));
    }

    List<Check> redis() {
        Optional<String> password = reader.read("password", CheckForms.SECRET);
        return check(REDIS, to -> new SocketCheck.Redis(to, password));
    }

    private List<Check> check(int usualPort, Function<SocketTarget, Check> made) {
        return target.socket(usualPort).map(made).map(List::of).orElse(List.of());
    }

    List<Check> dns() {
        if (!target.saysOne("host", "a <host>")) {
            return List.of();
        }
        boolean inside = reader.says("service");
        Optional<String> name = reader.read(inside ? "service" : "host", CheckForms.HOST);
        Optional<String> address = reader.read("address", CheckForms.ADDRESS);
        DnsCheck.Scope scope = inside ? DnsCheck.Scope.CLUSTER : DnsCheck.Scope.MACHINE;
        return name.map(each -> (Check) new DnsCheck(each, scope, address))
                .map(List::of)
                .orElse(List.of());
    }

    List<Check> jdbc() {
        Optional<String> url = reader.need("url", CheckForms.JDBC_URL);
        String user = reader.read("user", CheckForms.TEXT).orElse("");
        Optional<String> password = reader.read("password", CheckForms.SECRET);
        String query = reader.read("query", CheckForms.TEXT).orElse("");
        Optional<Expected> expected = reader.read("expected", CheckForms.TEXT).map(Expected::of);
        boolean through = reader.says("service") || reader.says("address");
        if (url.isPresent() && through != url.get().contains(JdbcCheck.ADDRESS)) {
            reader.refuse(
                    through ? "has an <url> without " + JdbcCheck.ADDRESS : "says nobody for " + JdbcCheck.ADDRESS,
                    "name a <service> and its <port>, and write " + JdbcCheck.ADDRESS
                            + " where the <url> has host and port; or write them into the <url> and name no <service>");
            return List.of();
        }
        Optional<SocketTarget> to = through ? target.socket(0) : Optional.empty();
        return url.isEmpty() || through != to.isPresent()
                ? List.of()
                : List.of(new JdbcCheck(to, url.get(), user, password, query, expected));
    }
}
