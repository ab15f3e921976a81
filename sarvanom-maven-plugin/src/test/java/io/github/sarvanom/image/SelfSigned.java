package io.github.sarvanom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key of localhost that nobody trusts but who is told to. */
public final class SelfSigned {
    private static final String PASSWORD = "changeit";

    private final Path store;

    private SelfSigned(Path store) {
        this.store = store;
    }

    /** Makes the key; its file lies in that folder. */
    public static SelfSigned in(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("localhost.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        int failed = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "localhost",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(failed).isZero();
        return new SelfSigned(store);
    }

    /** What a JVM is started with to trust it, and nobody else. */
    public List<String> trust() {
        return List.of("-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    /** The certificate as programs other than Java's read it. */
    public String certificatePem() throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", keys().getCertificate("localhost").getEncoded());
    }

    public String keyPem() throws IOException, GeneralSecurityException {
        return pem(
                "PRIVATE KEY",
                keys().getKey("localhost", PASSWORD.toCharArray()).getEncoded());
    }

    /** What a client has that trusts it, and nobody else. */
    public SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("localhost", keys().getCertificate("localhost"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls;
    }

    private static String pem(String kind, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(store)) {
            keys.load(bytes, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** What a server shows. */
    public SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore keys = keys();
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }
}
