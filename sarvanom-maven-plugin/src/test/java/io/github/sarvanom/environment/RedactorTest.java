package io.github.sarvanom.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RedactorTest {
    private static final String ALPHABET = "abcXYZ019+/=<>&\"'\\\n\t :@%é";
    private static final long SEED = 20_261_123L;

    @Test
    void putsTheSecretsNameInTheValuesPlace() {
        Redactor redactor = Redactor.of(new SecretValues(Map.of("POSTGRES_PASSWORD", "hunter2", "API_KEY", "s3cr3t")));

        assertThat(redactor.redact("postgres://shop:hunter2@db failed, key=s3cr3t"))
                .isEqualTo("postgres://shop:••••••(POSTGRES_PASSWORD)@db failed, key=••••••(API_KEY)");
    }

    @Test
    void findsAValueInEverySpelling() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            String value = text(random, 8 + random.nextInt(40));
            Redactor redactor = Redactor.of(new SecretValues(Map.of("NAME", value)));

            for (String spelling : spellings(value)) {
                assertThat(redactor.redact("<< " + spelling + " >>"))
                        .as(spelling)
                        .isEqualTo("<< ••••••(NAME) >>");
            }
        }
    }

    @Test
    void findsAValueAsAComposeFileWritesIt() {
        Redactor redactor = Redactor.of(new SecretValues(Map.of("PASSWORD", "5$ or $6")));

        assertThat(redactor.redact("invalid: \"5$$ or $$6\"")).isEqualTo("invalid: \"••••••(PASSWORD)\"");
    }

    @Test
    void findsAValueInTheMiddleOfSomethingInBase64() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            String value = text(random, 8 + random.nextInt(40));
            String longer = text(random, random.nextInt(9)) + ":" + value + text(random, random.nextInt(9));
            String header = Base64.getEncoder().encodeToString(longer.getBytes(StandardCharsets.UTF_8));

            assertThat(Redactor.of(new SecretValues(Map.of("NAME", value))).redact("Authorization: Basic " + header))
                    .contains("••••••(NAME)");
        }
    }

    @Test
    void findsEachLongLineOfAValueWithMany() {
        Redactor redactor = Redactor.of(new SecretValues(Map.of("KEY", "first-line-of-it\nsecond-line-of-it\n")));

        assertThat(redactor.redact("at second-line-of-it")).isEqualTo("at ••••••(KEY)");
    }

    @Test
    void prefersTheLongerOfTwoValues() {
        Redactor redactor = Redactor.of(new SecretValues(Map.of("SHORT", "abcd", "LONG", "abcdefgh")));

        assertThat(redactor.redact("abcdefgh abcd")).isEqualTo("••••••(LONG) ••••••(SHORT)");
    }

    @Test
    void leavesTheRestAsItIs() {
        assertThat(Redactor.none().redact("a $1 \\ text")).isEqualTo("a $1 \\ text");
        assertThat(Redactor.of(new SecretValues(Map.of("A", "yes", "B", "   ", "C", "")))
                        .redact("yes, all of it"))
                .isEqualTo("yes, all of it");
    }

    private static List<String> spellings(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        String json = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        return List.of(
                value,
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                json,
                json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"),
                value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /** Begins and ends with a letter: what surrounds a value must not look like a part of it. */
    private static String text(Random random, int length) {
        return random.ints(length, 0, ALPHABET.length())
                .mapToObj(at -> ALPHABET.substring(at, at + 1))
                .collect(Collectors.joining("", "q", "q"));
    }
}
