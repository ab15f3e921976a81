package io.github.sarvanom.rollout.observed;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On which ports of a pod somebody listens, by the kernel's own table ({@code /proc/net/tcp} and {@code tcp6}; proc(5)).
 *
 * @param reachable those on an address that a probe reaches
 * @param hidden those on a loopback address alone
 */
public record Listening(Set<Integer> reachable, Set<Integer> hidden) {
    private static final String LISTEN = "0A";
    private static final Pattern SOCKET = Pattern.compile(
            "(?m)^\\s*\\d+: (?<address>[0-9A-F]{8}|[0-9A-F]{32}):(?<port>[0-9A-F]{4}) \\S+ (?<state>..) ");
    /** 127.0.0.1, the same as an IPv6 address, and ::1, each as the little-endian words that the kernel prints. */
    private static final Pattern LOOPBACK = Pattern.compile("(0000000000000000FFFF0000)?[0-9A-F]{6}7F|0{24}01000000");

    public Listening {
        reachable = Set.copyOf(reachable);
        hidden = Set.copyOf(hidden);
    }

    /** Empty when the text is no such table. */
    public static Optional<Listening> parse(String table) {
        if (!table.contains("local_address")) {
            return Optional.empty();
        }
        Set<Integer> reachable = new TreeSet<>();
        Set<Integer> hidden = new TreeSet<>();
        Matcher socket = SOCKET.matcher(table);
        while (socket.find()) {
            if (socket.group("state").equals(LISTEN)) {
                boolean loopback = LOOPBACK.matcher(socket.group("address")).matches();
                (loopback ? hidden : reachable).add(Integer.parseInt(socket.group("port"), 16));
            }
        }
        hidden.removeAll(reachable);
        return Optional.of(new Listening(reachable, hidden));
    }
}
