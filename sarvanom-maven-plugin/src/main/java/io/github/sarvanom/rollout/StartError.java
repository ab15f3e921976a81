package io.github.sarvanom.rollout;

import java.util.List;

/** The container runtime's word on a program that it could not start; it comes as text alone (runc, containerd, CRI-O). */
final class StartError {
    private static final List<String> FINAL =
            List.of("executable file not found", "no such file or directory", "permission denied", "exec format error");

    private StartError() {}

    static boolean isFinal(String message) {
        return FINAL.stream().anyMatch(message::contains);
    }
}
