package io.github.sarvanom.verification;

import java.util.Optional;

/**
 * Whether a database lets in and answers.
 *
 * @param target empty when the URL names the host itself
 * @param url {@code {address}} stands for host and port of the target
 * @param user empty when none is said
 * @param password name of the secret; empty when none is said
 * @param query empty to ask only whether the connection is valid
 * @param expected what the first column of the first row has to be
 */
public record JdbcCheck(
        Optional<SocketTarget> target,
        String url,
        String user,
        Optional<String> password,
        String query,
        Optional<Expected> expected)
        implements Check {
    /** What stands for the target in the URL. */
    static final String ADDRESS = "{address}";

    @Override
    public String name() {
        return target.map(SocketTarget::name).orElse("jdbc");
    }

    @Override
    public Optional<String> service() {
        return target.flatMap(SocketTarget::ownService);
    }

    @Override
    public String question() {
        return query.isEmpty() ? "JDBC" : "JDBC " + query;
    }

    @Override
    public Origin origin() {
        return Origin.SAID;
    }
}
