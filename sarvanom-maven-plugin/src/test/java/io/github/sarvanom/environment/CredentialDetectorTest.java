package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialDetectorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPENAI_API_KEY",
                "JWT_SECRET",
                "POSTGRES_PASSWORD",
                "GITHUB_TOKEN",
                "MEILI_MASTER_KEY",
                "openai_api_key",
                "PASSWORD",
                "POSTGRES_PASSWORD_B64",
                "AWS_SECRET_ACCESS_KEY"
            })
    void knowsASecretByItsName(String name) {
        assertThat(CredentialDetector.in(name, "anything")).contains("its name is a secret's");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://shop:pw@postgres:5432/shop",
                "redis://:pw@redis:6379",
                "amqp://guest:guest@mq",
                "jdbc:postgresql://postgres/shop?user=shop&password=pw",
                "postgresql://shop:${POSTGRES_PASSWORD}@postgres/shop",
                "first,https://a:b@host"
            })
    void knowsAPasswordInAnAddress(String value) {
        assertThat(CredentialDetector.in("ANY", value)).contains("its value is an address with a password in it");
    }

    /** Put together here, so that no scanner takes this file for a leak. */
    @Test
    void knowsTheShapesOfWellKnownKeys() {
        assertShape("sk" + "-proj-" + "a1".repeat(12), "an API key");
        assertShape("AK" + "IA" + "ABCDEFGH12345678", "an access key");
        assertShape("gh" + "p_" + "a".repeat(36), "an access token");
        assertShape("eyJ" + "hbGciOiJIUzI1NiJ9.eyJ" + "zdWIiOiIxIn0xyz.c2ln", "a signed token (JWT)");
        assertShape("-----BEGIN" + " RSA PRIVATE KEY-----\nMII", "a private key");
        assertShape("-----BEGIN" + " PRIVATE KEY-----\nMII", "a private key");
    }

    @ParameterizedTest
    @CsvSource({
        "REDIS_URL,redis://redis:6379",
        "OLLAMA_URL,http://ollama-staging:11434/path:with@signs",
        "MAIL,someone@example.com",
        "ORIGINS,https://shop.example.com:8443",
        "MAX_TOKENS,4096",
        "PASSWORD_MIN_LENGTH,12",
        "REQUIRE_TOKEN,true",
        "POSTGRES_PASSWORD_FILE,/run/secrets/postgres",
        "TASK,task-with-a-rather-long-name",
        "PROXY,http://user@proxy:8080"
    })
    void letsEverythingElsePass(String name, String value) {
        assertThat(CredentialDetector.in(name, value)).isEmpty();
    }

    private static void assertShape(String value, String what) {
        assertThat(CredentialDetector.in("ANY", "x " + value)).contains("its value is " + what);
    }
}
