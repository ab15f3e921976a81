package io.github.sarvanom.verification;

import java.util.Optional;

/**
 * Whether a name has an address.
 *
 * @param name as it is asked for
 * @param scope who is asked
 * @param address that has to be among the answers; empty when any will do
 */
public record DnsCheck(String name, Scope scope, Optional<String> address) implements Check {

    /** Whose name service is asked. */
    public enum Scope {
        /** The cluster's own, through one of its pods. */
        CLUSTER,
        /** The one that this machine uses. */
        MACHINE
    }

    /** Whether a name has an address is not up to the program behind it. */
    @Override
    public Optional<String> service() {
        return Optional.empty();
    }

    @Override
    public String question() {
        return "DNS" + address.map(wanted -> " is " + wanted).orElse("");
    }

    @Override
    public Origin origin() {
        return Origin.SAID;
    }
}
