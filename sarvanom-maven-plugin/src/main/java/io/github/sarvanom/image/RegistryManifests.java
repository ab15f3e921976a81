package io.github.sarvanom.image;

import io.github.sarvanom.problem.Blame;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks registries which manifests they have, with a login where one is asked for and the connection is encrypted. */
final class RegistryManifests {
    private static final String MANIFEST_TYPES = "application/vnd.oci.image.index.v1+json,"
            + " application/vnd.oci.image.manifest.v1+json,"
            + " application/vnd.docker.distribution.manifest.list.v2+json,"
            + " application/vnd.docker.distribution.manifest.v2+json";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final RegistryConnection connection;
    private final RegistryCredentials credentials;

    RegistryManifests(RegistryConnection connection, RegistryCredentials credentials) {
        this.connection = connection;
        this.credentials = credentials;
    }

    /**
     * Makes sure that a registry can be reached, whatever it says.
     *
     * @throws SarvanomException when it can't
     */
    void requireReachable(ImageName image) throws InterruptedException {
        connection.ask("GET", image.registry(), "/v2/", Map.of());
    }

    /**
     * The digest of what an image's tag or digest names now.
     *
     * @return empty when the registry has no such image
     * @throws SarvanomException when the registry can't be reached, or refuses
     */
    Optional<String> digest(ImageName image, String reference) throws InterruptedException {
        HttpResponse<String> answer = head(image, reference, Map.of());
        if (answer.statusCode() == UNAUTHORIZED) {
            Optional<String> authorization = authorization(image, answer);
            if (authorization.isPresent()) {
                answer = head(image, reference, Map.of("Authorization", authorization.get()));
            }
        }
        return switch (answer.statusCode()) {
            case OK ->
                Optional.of(answer.headers().firstValue("Docker-Content-Digest").orElse(reference));
            case NOT_FOUND -> Optional.empty();
            case UNAUTHORIZED, FORBIDDEN -> throw Refusal.of(image, answer.statusCode(), credentials);
            default ->
                throw new Absent(
                        Blame.SURROUNDINGS,
                        Problem.of("registry " + image.registry() + " answered " + answer.statusCode() + " for "
                                        + image.path() + ", where 200 or 404 was expected")
                                .mend("look after the registry; its own log says more"),
                        null);
        };
    }

    private HttpResponse<String> head(ImageName image, String reference, Map<String, String> more)
            throws InterruptedException {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Accept", MANIFEST_TYPES);
        String path = "/v2/" + image.path() + "/manifests/" + reference;
        return connection.ask("HEAD", image.registry(), path, headers);
    }

    /** The header that answers a challenge (RFC 9110, section 11); empty when there is nothing to answer with. */
    private Optional<String> authorization(ImageName image, HttpResponse<String> answer) throws InterruptedException {
        Optional<String> basic = basic(image, answer.uri());
        Optional<Challenge> challenge = answer.headers().allValues("WWW-Authenticate").stream()
                .map(Challenge::parse)
                .findFirst();
        if (challenge.isPresent() && challenge.get().isBearer()) {
            return token(image, challenge.get(), basic).map(token -> "Bearer " + token);
        }
        return basic;
    }

    private Optional<String> basic(ImageName image, URI asked) {
        Optional<RegistryLogin> login = credentials.login(image.registry());
        if (login.isPresent() && !asked.getScheme().equals("https")) {
            throw Refusal.unencrypted(image, login.get());
        }
        return login.map(known -> known.username() + ":" + known.password())
                .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .map(encoded -> "Basic " + encoded);
    }

    private Optional<String> token(ImageName image, Challenge challenge, Optional<String> basic)
            throws InterruptedException {
        String scope = "repository:" + image.path() + ":pull";
        URI realm =
                URI.create(challenge.realm() + "?service=" + encoded(challenge.service()) + "&scope=" + encoded(scope));
        if (!"https".equals(realm.getScheme())) {
            return Optional.empty();
        }
        Map<String, String> headers =
                basic.map(value -> Map.of("Authorization", value)).orElse(Map.of());
        HttpResponse<String> answer = connection.sendOrExplain("GET", image.registry(), realm, headers);
        return answer.statusCode() == OK ? tokenIn(answer.body()) : Optional.empty();
    }

    /** Either name is allowed (Docker Registry token authentication). */
    private static Optional<String> tokenIn(String json) {
        try {
            JsonNode answer = JsonMapper.shared().readTree(json);
            JsonNode token = answer.hasNonNull("token") ? answer.get("token") : answer.path("access_token");
            return token.isString() ? Optional.of(token.stringValue()) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
