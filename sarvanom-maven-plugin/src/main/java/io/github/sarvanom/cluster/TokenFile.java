package io.github.sarvanom.cluster;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A token that something else keeps fresh in a file; read for every request. */
record TokenFile(Path file) implements OAuthTokenProvider {
    @Override
    public String getToken() {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            Problem problem = Problem.of("the token file " + file + " cannot be read")
                    .seen("seen: " + unreadable.getClass().getSimpleName())
                    .mend("check tokenFile in the kubeconfig, and the file's permissions");
            throw SarvanomException.surroundings(problem, unreadable);
        }
    }
}
