package io.github.sarvanom.compose;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Takes apart what an engine sends of a container's output: frames of a header of 8 bytes, the stream and the length in it. A container
 * with a terminal has one stream and no headers; only newer engines say so beside it, so that the first bytes have to tell.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach">Stream format</a>
 */
final class LogFrames extends InputStream {
    /** Of a header: 0 to 2 for the stream, then three zeros, which no text begins with. */
    private static final int MAGIC_BYTES = 4;

    private static final int LAST_STREAM = 2;

    private final InputStream sent;
    private Form form = Form.UNKNOWN;
    private byte[] begun = new byte[0];
    private int left;

    private enum Form {
        UNKNOWN,
        FRAMES,
        TEXT
    }

    LogFrames(InputStream sent) {
        this.sent = sent;
    }

    static List<String> lines(byte[] sent) {
        InputStream text = new LogFrames(new ByteArrayInputStream(sent));
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
        while (form != Form.TEXT && left == 0) {
            if (!hasNext()) {
                return -1;
            }
        }
        return form == Form.TEXT ? text(bytes, offset, length) : frame(bytes, offset, length);
    }

    private int frame(byte[] bytes, int offset, int length) throws IOException {
        int read = sent.read(bytes, offset, Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }

    private int text(byte[] bytes, int offset, int length) throws IOException {
        if (begun.length == 0) {
            return sent.read(bytes, offset, length);
        }
        ByteBuffer first = ByteBuffer.wrap(begun);
        int read = Math.min(length, begun.length);
        first.get(bytes, offset, read);
        begun = new byte[first.remaining()];
        first.get(begun);
        return read;
    }

    /** False at the end. */
    private boolean hasNext() throws IOException {
        byte[] magic = sent.readNBytes(MAGIC_BYTES);
        if (form == Form.UNKNOWN) {
            form = isMagic(magic) ? Form.FRAMES : Form.TEXT;
        }
        if (form == Form.TEXT) {
            begun = magic;
            return true;
        }
        byte[] length = sent.readNBytes(Integer.BYTES);
        left = length.length < Integer.BYTES ? 0 : ByteBuffer.wrap(length).getInt();
        return length.length == Integer.BYTES && left >= 0;
    }

    private static boolean isMagic(byte[] first) {
        return first.length == MAGIC_BYTES
                && first[0] >= 0
                && first[0] <= LAST_STREAM
                && first[1] == 0
                && first[2] == 0
                && first[3] == 0;
    }
}
