package io.github.sarvanom.pipeline;

/**
 * A line that a container wrote.
 *
 * @param time RFC 3339 in UTC, which sorts like time; empty where the node gave none
 * @param text holds no secret's value
 */
public record LogLine(String service, String pod, String time, String text) {}
