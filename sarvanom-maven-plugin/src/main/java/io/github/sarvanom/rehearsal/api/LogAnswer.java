package io.github.sarvanom.rehearsal.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The answer to one question for a log, as {@code kubectl logs} asks it. */
final class LogAnswer {
    private final ApiRequest request;

    LogAnswer(ApiRequest request) {
        this.request = request;
    }

    ApiResponse of(ContainerLog log) {
        try {
            return request.isTrue("follow") ? followed(log) : whole(log.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApiResponse whole(List<String> lines) {
        String text = chosen(lines).stream().map(line -> shown(line) + "\n").collect(Collectors.joining());
        String limit = request.parameter("limitBytes");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = limit.isEmpty() ? bytes.length : Math.min(bytes.length, Integer.parseInt(limit));
        return ApiResponse.text(200, new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    private ApiResponse followed(ContainerLog log) {
        return new ApiResponse.Stream("text/plain", (receiver, end) -> {
            Consumer<String> follower = line -> receiver.accept(shown(line).getBytes(StandardCharsets.UTF_8));
            try {
                chosen(log.linesThen(follower)).forEach(follower);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            CompletableFuture<Void> unused = log.whole().thenRun(end);
            return () -> log.leave(follower);
        });
    }

    /** By {@code tailLines} and {@code sinceSeconds} or {@code sinceTime}. */
    private List<String> chosen(List<String> lines) {
        String tail = request.parameter("tailLines");
        List<String> since = lines.stream().filter(this::isWanted).toList();
        int left = tail.isEmpty() ? since.size() : Math.min(since.size(), Integer.parseInt(tail));
        return since.subList(since.size() - left, since.size());
    }

    private boolean isWanted(String line) {
        String time = request.parameter("sinceTime");
        return time.isEmpty() || !Instant.parse(timeOf(line)).isBefore(Instant.parse(time));
    }

    private static String timeOf(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    private String shown(String line) {
        return request.isTrue("timestamps") ? line : line.substring(line.indexOf(' ') + 1);
    }
}
