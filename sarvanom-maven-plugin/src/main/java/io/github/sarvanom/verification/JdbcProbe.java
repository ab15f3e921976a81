package io.github.sarvanom.verification;

import io.github.sarvanom.environment.SecretValues;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a {@link JdbcCheck} once, with a driver from the plugin's own dependencies. */
final class JdbcProbe {
    private final Ways ways;
    private final SecretValues secrets;

    JdbcProbe(Ways ways, SecretValues secrets) {
        this.ways = ways;
        this.secrets = secrets;
    }

    Verdict ask(JdbcCheck check, Duration atMost) throws InterruptedException {
        Optional<Driver> driver = driver(check.url());
        if (driver.isEmpty()) {
            String kind = check.url().replaceFirst("^(jdbc:[^:]*:).*", "$1");
            return Verdict.Failed.forGood(
                    "cannot be asked: no driver for " + kind,
                    List.of(),
                    "name the driver in <dependencies> of this plugin, beside its <configuration>");
        }
        if (check.target().isEmpty()) {
            return inTime(check, driver.get(), check.url(), atMost);
        }
        try (Way way = ways.to(check.target().get())) {
            String url = check.url().replace(JdbcCheck.ADDRESS, way.authority());
            Verdict verdict = inTime(check, driver.get(), url, atMost);
            return verdict instanceof Verdict.Failed failed && way.complaint().isPresent()
                    ? Verdict.Failed.forNow(
                            failed.reason(), List.of("seen: " + way.complaint().get()))
                    : verdict;
        }
    }

    private static Optional<Driver> driver(String url) {
        for (Driver driver : ServiceLoader.load(Driver.class, JdbcProbe.class.getClassLoader())) {
            try {
                if (driver.acceptsURL(url)) {
                    return Optional.of(driver);
                }
            } catch (SQLException notThis) {
                // another may
            }
        }
        return Optional.empty();
    }

    /** Drivers have no common way to end a connection that hangs. */
    private Verdict inTime(JdbcCheck check, Driver driver, String url, Duration atMost) throws InterruptedException {
        CompletableFuture<Verdict> asked = CompletableFuture.supplyAsync(() -> ask(check, driver, url, atMost));
        try {
            return asked.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return Verdict.Failed.forNow("gives no answer within " + atMost.toMillis() + " ms", List.of());
        } catch (ExecutionException broken) {
            return Verdict.Failed.forNow("gives no answer", List.of("seen: " + Throwables.shown(broken)));
        }
    }

    private Verdict ask(JdbcCheck check, Driver driver, String url, Duration atMost) {
        Properties login = new Properties();
        if (!check.user().isEmpty()) {
            login.setProperty("user", check.user());
        }
        check.password().ifPresent(name -> login.setProperty("password", secrets.reveal(name)));
        try (Connection connection = driver.connect(url, login)) {
            return check.query().isEmpty() ? valid(connection, atMost) : answer(check, connection, atMost);
        } catch (SQLException refused) {
            String state = refused.getSQLState() == null ? "" : " (SQLSTATE " + refused.getSQLState() + ")";
            return Verdict.Failed.forNow("refuses", List.of("seen: " + refused.getMessage() + state));
        }
    }

    private static Verdict valid(Connection connection, Duration atMost) throws SQLException {
        return connection.isValid(seconds(atMost))
                ? new Verdict.Passed("connected", List.of())
                : Verdict.Failed.forNow("gives no answer", List.of());
    }

    private static Verdict answer(JdbcCheck check, Connection connection, Duration atMost) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds(atMost));
            try (ResultSet rows = statement.executeQuery(check.query())) {
                String seen = rows.next() ? rows.getString(1) : null;
                boolean holds =
                        check.expected().isEmpty() || check.expected().get().holds(seen);
                return holds
                        ? new Verdict.Passed(String.valueOf(seen), List.of())
                        : Verdict.Failed.forNow(
                                "answers otherwise",
                                List.of(
                                        "seen: " + (seen == null ? "nothing" : '"' + seen + '"'),
                                        "expected: " + check.expected().get()));
            }
        }
    }

    private static int seconds(Duration atMost) {
        return (int) Math.max(1, atMost.toSeconds());
    }
}
