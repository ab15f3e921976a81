package io.github.sarvanom.verification;

import io.github.sarvanom.cluster.HttpAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HTTP from this machine, over the public way. Follows no redirect: where one leads is part of the answer. */
public final class OutsideHttp {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /** @throws IOException when there was no answer in time */
    public HttpAnswer get(URI address, Duration atMost) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json, */*")
                .timeout(atMost)
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new HttpAnswer(answer.statusCode(), answer.body());
    }
}
