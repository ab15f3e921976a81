package io.github.sarvanom.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine sends of a log, with a terminal and without. */
class LogFramesTest {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Test
    void bothStreamsAreOneText() throws IOException {
        frame(1, "one, t");
        frame(2, "");
        frame(2, "wo\nthree\n");

        assertThat(LogFrames.lines(sent.toByteArray())).containsExactly("one, two", "three");
    }

    @Test
    void whatIsCutOffInAHeaderEndsThere() throws IOException {
        frame(1, "one\n");
        sent.writeBytes(new byte[] {1, 0, 0, 0, 0});

        assertThat(LogFrames.lines(sent.toByteArray())).containsExactly("one");
    }

    /** Where the container has a terminal. */
    @ParameterizedTest
    @ValueSource(strings = {"ok", "2026-11-24T00:00:00Z ready\r\nfor you\r\n", "\u0001 bold", "é à la carte"})
    void aTextWithoutHeadersLosesNothing(String text) {
        sent.writeBytes(text.getBytes(StandardCharsets.UTF_8));

        assertThat(LogFrames.lines(sent.toByteArray()))
                .containsExactlyElementsOf(text.lines().toList());
    }

    @Test
    void nothingIsNothing() {
        assertThat(LogFrames.lines(new byte[0])).isEmpty();
    }

    private void frame(int stream, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        DataOutputStream frames = new DataOutputStream(sent);
        frames.writeInt(stream << 24);
        frames.writeInt(bytes.length);
        frames.write(bytes);
    }
}
