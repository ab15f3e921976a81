package io.github.sarvanom.compose;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Takes apart what an engine sends of a container's output: frames of a header of 8 bytes, the stream and the length in it.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach">Stream format</a>
 */
final class LogFrames extends InputStream {
    private final DataInputStream frames;
    private int left;

    LogFrames(InputStream frames) {
        this.frames = new DataInputStream(frames);
    }

    static List<String> lines(byte[] frames) {
        InputStream text = new LogFrames(new ByteArrayInputStream(frames));
        return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))
                .lines()
                .toList();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (left == 0) {
            if (!hasNext()) {
                return -1;
            }
        }
        int read = frames.read(bytes, offset, Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }

    private boolean hasNext() throws IOException {
        try {
            frames.readInt(); // which of both streams: they are shown as one
            left = frames.readInt();
            return left >= 0;
        } catch (EOFException end) {
            return false;
        }
    }
}
