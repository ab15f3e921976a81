package io.github.sarvanom.compose;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Takes apart what an engine sends of a container's output: frames of a header of 8 bytes, the stream and the length in it.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach">Stream format</a>
 */
final class LogFrames {
    private static final int HEADER = 8;
    private static final int LENGTH_AT = 4;

    private LogFrames() {}

    static List<String> lines(byte[] frames) {
        ByteBuffer rest = ByteBuffer.wrap(frames);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (rest.remaining() >= HEADER) {
            int length = rest.getInt(rest.position() + LENGTH_AT);
            if (rest.get(rest.position()) > 2 || length < 0 || length > rest.remaining() - HEADER) {
                break;
            }
            rest.position(rest.position() + HEADER);
            text.write(frames, rest.position(), length);
            rest.position(rest.position() + length);
        }
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
