package io.github.sarvanom.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sarvanom.image.SampleBase;
import io.github.sarvanom.image.SelfSigned;
import io.github.sarvanom.rehearsal.FrontDoor;
import io.github.sarvanom.rehearsal.controllers.Behaviour;
import io.github.sarvanom.testbed.Canaries;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole deploys with secrets that would be recognised anywhere: they come to the Secret, and to nothing else. */
class SecretsWholeRun {
    /** With what JSON, URLs and shells write in another way. */
    private static final String FROM_FILE = "canary-f1le/\"+&=\\ends";

    private static final String FROM_SETTINGS = "canary-s3ttings%<'>ends";
    private static final String FROM_VARIABLE = "canary-v4riable/+\"ends";
    private static final String REGISTRY_PASSWORD = "canary-r3gistry&ends";
    private static final Canaries CANARIES = new Canaries(FROM_FILE, FROM_SETTINGS, FROM_VARIABLE, REGISTRY_PASSWORD);

    @TempDir
    private Path folder;

    @Test
    void aSecretIsSeenNowhereWhetherTheRolloutIsGoodOrNot() throws Exception {
        Workplace workplace = new Workplace(folder, "three-secrets");
        workplace.write(".env.staging", "DATABASE_PASSWORD='" + FROM_FILE + "'\n");
        workplace.knowsServers(server("hello.staging.OPENAI_API_KEY", "", FROM_SETTINGS)
                + server("registry.example.com", "robot", REGISTRY_PASSWORD));
        String[] deploy = {
            "sarvanom:deploy", "-Pstaging", "-Dsarvanom.cluster=rehearsal", "-Dsarvanom.baseImage=localhost:1/java:17"
        };
        List<String> seen = new ArrayList<>();
        // maven-resources-plugin shows the environment under -X; so the variable is set for the runs without it
        workplace.write(".env.staging", workplace.read(".env.staging") + "REDIS_PASSWORD=canary-once\n");
        seen.add(workplace.types(words(deploy, "-X")).succeeded().output());
        workplace.write(".env.staging", "DATABASE_PASSWORD='" + FROM_FILE + "'\n");
        workplace.sets("REDIS_PASSWORD", FROM_VARIABLE);
        seen.add(workplace.types(deploy).succeeded().output());
        workplace.write("src/main/sarvanom/staging/sidecar.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: hello}
                spec: {template: {spec: {containers: [{name: helper, image: registry.example.com/shop/never-pushed@sha256:0000000000000000000000000000000000000000000000000000000000000000}]}}}
                """);
        seen.add(workplace.types(words(deploy, "-e")).failed().output());
        seen.add(workplace
                .types("sarvanom:status", "-Pstaging", "-Dsarvanom.cluster=rehearsal")
                .output());
        workplace.write(".env.staging", "");
        String[] withoutSecrets = {"-Pstaging", "-Dsarvanom.cluster=rehearsal", "-Dsarvanom.rehearsal.secrets=required"
        };
        assertThat(workplace
                        .types(words(withoutSecrets, "sarvanom:history"))
                        .succeeded()
                        .output())
                .contains("deploy");
        assertThat(workplace
                        .types(words(withoutSecrets, "sarvanom:undeploy"))
                        .failed()
                        .output())
                .contains("-Dsarvanom.consent=");
        assertThat(workplace
                        .types(words(withoutSecrets, "sarvanom:logs"))
                        .failed()
                        .output())
                .contains("DATABASE_PASSWORD has no value");

        assertThat(seen.get(0)).contains("[DEBUG]");
        assertThat(seen.get(2)).contains("never-pushed");
        seen.forEach(output -> assertNoneIn("output", output));
        assertNoFileTells(workplace, "target");
        assertNoFileTells(workplace, "../home");
    }

    @Test
    void encryptedPasswordsOfSettingsReachTheRegistryAndTheSecret() throws Exception {
        SelfSigned key = SelfSigned.in(folder);
        try (FrontDoor plain = FrontDoor.open(folder.resolve("registry"));
                FrontDoor registry =
                        FrontDoor.openWithTls(folder.resolve("registry"), key.context(), "robot:" + REGISTRY_PASSWORD);
                ApiDoor api = ApiDoor.open(folder.resolve("cluster"), Behaviour.PROMPT)) {
            SampleBase.push(plain.address(), folder.resolve("base"));
            Workplace workplace = new Workplace(folder, "hello");
            workplace.reaches(api.address());
            workplace.startsJvmWith(key.trust());
            workplace.startsJvmWith(List.of("-Dsettings.security=" + folder.resolve("settings-security.xml")));
            encrypt(workplace, registry.address());

            Typed typed = workplace.types(
                    "-o",
                    "sarvanom:deploy",
                    "-Pstaging",
                    "-Dsarvanom.cluster=staging",
                    "-Dsarvanom.registry=" + registry.address() + "/shop",
                    "-Dsarvanom.baseImage=" + plain.address() + "/base/java:17");

            Workplace.saw("encrypted-settings", typed.succeeded());
            assertThat(api.ask(
                            "GET", "/api/v1/namespaces/shop-staging/secrets/hello-secrets", "application/json", null))
                    .contains(base64(FROM_SETTINGS));

            workplace.write(
                    "../settings-security.xml", "<settingsSecurity><master>{bm90IG91cnM=}</master></settingsSecurity>");
            Workplace.saw(
                    "encrypted-settings-without-their-master",
                    workplace.types("-o", "sarvanom:check", "-Pstaging").failed());
        }
    }

    /** As Maven's guide to password encryption says it. */
    private void encrypt(Workplace workplace, String registry) {
        String master = lastLine(workplace.types("--encrypt-master-password", "of-the-house"));
        workplace.write(
                "../settings-security.xml", "<settingsSecurity><master>" + master + "</master></settingsSecurity>");
        String password = lastLine(workplace.types("--encrypt-password", REGISTRY_PASSWORD));
        String secret = lastLine(workplace.types("--encrypt-password", FROM_SETTINGS));
        workplace.knowsServers(
                server(registry, "robot", password) + server("hello.staging.DATABASE_PASSWORD", "", secret));
    }

    private static String lastLine(Typed typed) {
        return typed.succeeded()
                .output()
                .lines()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").strip())
                .filter(line -> line.startsWith("{"))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static String server(String id, String user, String password) {
        return "<server><id>" + id + "</id><username>" + user + "</username><password>"
                + password.replace("&", "&amp;").replace("<", "&lt;") + "</password></server>";
    }

    private static String[] words(String[] words, String more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    /** The rehearsal's own store, in which the Secret lies encrypted, included; layers are looked into. */
    private static void assertNoFileTells(Workplace workplace, String below) throws IOException {
        List<Path> files = workplace.files(below);
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            assertNoneIn(file.toString(), new String(bytes, StandardCharsets.ISO_8859_1));
            if (bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
                try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    assertNoneIn(file + " unpacked", new String(unpacked.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    private static void assertNoneIn(String where, String text) {
        CANARIES.assertNoneIn(where, text);
    }

    private static String base64(String secret) {
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }
}
