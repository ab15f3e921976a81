package io.github.sarvanom.compose;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The health check of a service's container: its path, asked from inside by a program that its image has. For compose's own
 * {@code --wait} and for {@code docker ps}; a deploy asks from outside, as the kubelet does.
 */
record SelfCheck(int port, String path) {
    /** @param program {@code curl}, {@code wget} or {@code bash} */
    SortedMap<String, Object> by(String program) {
        List<String> test = command(program).stream().map(Variables::literal).toList();
        return new TreeMap<>(
                Map.of("test", test, "interval", "5s", "timeout", "5s", "retries", 3, "start_period", "60s"));
    }

    private List<String> command(String program) {
        String address = "http://127.0.0.1:" + port + path;
        return switch (program) {
            case "curl" -> List.of("CMD", "curl", "-fsS", "-o", "/dev/null", address);
            case "wget" -> List.of("CMD", "wget", "-q", "-O", "/dev/null", address);
            default -> List.of("CMD", "bash", "-c", """
                    exec 3<>/dev/tcp/127.0.0.1/%d; printf 'GET %s HTTP/1.0\\r\\n\\r\\n' >&3; \
                    read -r _ status _ <&3; [ "$status" -lt 400 ]""".formatted(port, path));
        };
    }
}
