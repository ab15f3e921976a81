package io.github.sarvanom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryAccessTest {
    private final RegistryAccess access =
            new RegistryAccess(List.of("plain.example.com", "one.example.com:5000"), false, Duration.ofMinutes(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:5000",
                "LOCALHOST:5000",
                "127.0.0.1:5000",
                "127.8.9.1",
                "[::1]:5000",
                "plain.example.com",
                "plain.example.com:5000",
                "one.example.com:5000"
            })
    void permits_plain_http_to_this_machine_and_where_it_was_declared(String registry) {
        assertThat(access.permitsPlainHttp(registry)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example.com", "one.example.com", "one.example.com:5001", "localhost.example.com",
                "127.0.0.1.example.com", "plain.example.com.evil.example", "10.0.0.1:5000", "registry:5000"
            })
    void demands_tls_of_all_others(String registry) {
        assertThat(access.permitsPlainHttp(registry)).isFalse();
    }
}
