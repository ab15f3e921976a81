package io.github.sarvanom.rehearsal.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import tools.jackson.databind.JsonNode;

/**
 * GET, as the kubelet does it: 200 to 399 is success, certificates are not checked, each probe has a connection of its own.
 *
 * <p>On a plain socket: only the status line is of interest, and the header of a probe may be any, {@code Host} too, which the JDK's
 * clients forbid.
 */
final class HttpProbe implements ProbeAction {
    private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3}).*");

    private final String address;
    private final int port;
    private final JsonNode said;

    /** @param said the probe's {@code httpGet} */
    HttpProbe(String address, int port, JsonNode said) {
        this.address = said.path("host").asString(address);
        this.port = port;
        this.said = said;
    }

    @Override
    public ProbeAnswer ask(Duration timeout) {
        try (Socket socket = connect((int) timeout.toMillis())) {
            socket.getOutputStream().write(request().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            String line = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            return judge(line == null ? "" : line);
        } catch (ConnectException e) {
            return ProbeAnswer.failure(get() + ": dial tcp " + address + ":" + port + ": connect: connection refused");
        } catch (SocketTimeoutException e) {
            return ProbeAnswer.failure(
                    get() + ": context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
        } catch (IOException | GeneralSecurityException e) {
            return ProbeAnswer.failure(get() + ": " + e.getMessage());
        }
    }

    private ProbeAnswer judge(String line) {
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            return ProbeAnswer.failure(
                    get() + (line.isEmpty() ? ": EOF" : ": malformed HTTP response \"" + line + "\""));
        }
        int code = Integer.parseInt(status.group(1));
        return code >= 200 && code < 400
                ? ProbeAnswer.SUCCESS
                : ProbeAnswer.failure("HTTP probe failed with statuscode: " + code);
    }

    private boolean isSecure() {
        return said.path("scheme").asString("HTTP").equals("HTTPS");
    }

    private String path() {
        String path = said.path("path").asString("/");
        return path.startsWith("/") ? path : "/" + path;
    }

    private String get() {
        return "Get \"" + (isSecure() ? "https" : "http") + "://" + address + ":" + port + path() + "\"";
    }

    private String request() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", address + ":" + port);
        headers.put("User-Agent", "kube-probe/1.34");
        headers.put("Accept", "*/*");
        headers.put("Connection", "close");
        for (JsonNode header : said.path("httpHeaders")) {
            headers.put(header.path("name").asString(""), header.path("value").asString(""));
        }
        StringBuilder request = new StringBuilder("GET " + path() + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString();
    }

    @SuppressWarnings("AddressSelection") // an address, not a name: there is one only
    private Socket connect(int timeoutMillis) throws IOException, GeneralSecurityException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, port), timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            return isSecure() ? encrypted(socket) : socket;
        } catch (IOException | GeneralSecurityException e) {
            socket.close();
            throw e;
        }
    }

    private SSLSocket encrypted(Socket socket) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        return (SSLSocket) context.getSocketFactory().createSocket(socket, address, port, true);
    }

    /** The kubelet does not verify either: a probe asks whether the container lives, not who it is. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // nobody is turned away
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // nobody is turned away
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
