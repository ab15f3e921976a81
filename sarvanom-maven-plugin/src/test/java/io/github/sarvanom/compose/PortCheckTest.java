package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** On the ports of this machine, real ones. */
class PortCheckTest {
    private static final Path FIRST_FOR_ALL = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTakenPortOfUdpIsToldWithWhoHasIt() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(loopback(), 0))) {
            assertThat(problems(List.of(), taken.getLocalPort() + ":53/udp"))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.text())
                            .contains("port " + taken.getLocalPort() + "/udp of this machine")
                            .contains("(process " + ProcessHandle.current().pid() + ")")
                            .contains(":" + taken.getLocalPort() + "/udp\"]"));
        }
    }

    @Test
    void aPortOfTcpTakesNoneOfUdp() throws IOException {
        try (ServerSocket tcp = new ServerSocket(0, 1, loopback())) {
            String number = Integer.toString(tcp.getLocalPort());
            List<Object> another = List.of(Map.of(
                    "Names",
                    List.of("/another"),
                    "Ports",
                    List.of(Map.of("PublicPort", tcp.getLocalPort(), "Type", "tcp"))));

            assertThat(problems(another, number + ":53/udp")).isEmpty();
            assertThat(problems(another, number + ":53"))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.text()).contains("taken by: container /another"));
        }
    }

    /** The engine is root, whoever asks: what this user may not have may be free. Root's rights are taken from the one who asks here. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPortThatThisUserMayNotHaveIsNotTaken() throws IOException, InterruptedException {
        assumeThat(Files.readAllLines(FIRST_FOR_ALL)).containsExactly("1024");
        int free = 1023;
        while (new PortOwner(Path.of("/proc"))
                .isTaken(PublishedPort.parse(free + ":80").orElseThrow())) {
            free--;
        }

        assertThat(askedWithoutRights(free)).isEqualTo("may not have it, taken by nobody");
    }

    private static String askedWithoutRights(int port) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--bounding-set=-net_bind_service", "--"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder(PortCheck.class) + ":" + folder(PortCheckTest.class),
                Asks.class.getName(),
                Integer.toString(port)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static String folder(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    /** Run as a program of its own. */
    static final class Asks {
        public static void main(String[] arguments) throws IOException {
            boolean may = true;
            try (ServerSocket socket = new ServerSocket(Integer.parseInt(arguments[0]), 1, loopback())) {
                may = socket.isBound();
            } catch (IOException forbidden) {
                may = false;
            }
            List<Problem> problems = problems(List.of(), arguments[0] + ":80");
            System.out.print((may ? "may have it" : "may not have it") + ", taken by "
                    + (problems.isEmpty() ? "nobody" : problems.get(0).text()));
        }
    }

    private static List<Problem> problems(List<Object> running, String port) {
        Map<String, Object> content = Map.of("image", "a:1", "ports", List.of(Ports.LOOPBACK + ":" + port));
        ContainerSpec spec = new ContainerSpec("shop", "dns", content, ForeignParts.of(content, Map.of()));
        Problems problems = new Problems();
        new PortCheck("shop", running).check(spec, problems);
        return problems.list();
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByName(Ports.LOOPBACK);
    }
}
