package io.github.sarvanom.verification;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One question for the IPv4 addresses of a name, over a stream: RFC 1035, sections 4.1 and 4.2.2. */
final class DnsMessage {
    private static final int HEADER = 12;
    private static final int ADDRESS = 1;
    private static final int INTERNET = 1;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int POINTER = 0xC0;

    private DnsMessage() {}

    /** @return empty when the name has none, or is not there */
    static List<String> ask(String name, InputStream in, OutputStream out) throws IOException {
        byte[] question = question(name);
        DataOutputStream framed = new DataOutputStream(out);
        framed.writeShort(question.length);
        framed.write(question);
        framed.flush();
        DataInputStream answers = new DataInputStream(in);
        return addresses(ByteBuffer.wrap(answers.readNBytes(answers.readUnsignedShort())));
    }

    private static byte[] question(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeShort(1);
        data.writeShort(RECURSION_DESIRED);
        data.writeShort(1);
        data.write(new byte[6]);
        for (String label : name.split("\\.", -1)) {
            data.writeByte(label.length());
            data.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        data.writeByte(0);
        data.writeShort(ADDRESS);
        data.writeShort(INTERNET);
        return bytes.toByteArray();
    }

    private static List<String> addresses(ByteBuffer answer) throws IOException {
        int questions = answer.getShort(4);
        int records = answer.getShort(6);
        answer.position(HEADER);
        for (int i = 0; i < questions; i++) {
            skipName(answer);
            answer.position(answer.position() + 4);
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            skipName(answer);
            int type = answer.getShort();
            answer.position(answer.position() + 6);
            byte[] data = new byte[answer.getShort() & 0xFFFF];
            answer.get(data);
            if (type == ADDRESS) {
                addresses.add(InetAddress.getByAddress(data).getHostAddress());
            }
        }
        return addresses;
    }

    /** Labels up to an empty one, or to a pointer, which ends a name. */
    private static void skipName(ByteBuffer message) {
        int length = message.get() & 0xFF;
        while (length > 0 && length < POINTER) {
            message.position(message.position() + length);
            length = message.get() & 0xFF;
        }
        if (length >= POINTER) {
            message.get();
        }
    }
}
