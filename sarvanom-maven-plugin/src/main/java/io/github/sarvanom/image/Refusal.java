package io.github.sarvanom.image;

import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;

/** A registry that wants another login, or none that we would send; told with every place that was looked at. */
final class Refusal {
    private static final int FORBIDDEN = 403;

    private Refusal() {}

    static SarvanomException of(ImageName image, int status, RegistryCredentials credentials) {
        String what = "registry " + image.registry() + " refuses access to " + image.path() + " (" + status + ")";
        Problem problem = Problem.of(what)
                .seen("logins were looked for in this order:")
                .seen(credentials.story(image.registry()).stream()
                        .map(line -> "- " + line)
                        .toList())
                .mend(remedy(image, status, credentials));
        return SarvanomException.surroundings(problem, null);
    }

    static SarvanomException unencrypted(ImageName image, RegistryLogin login) {
        return SarvanomException.surroundings(
                Problem.of("registry " + image.registry() + " wants a login, but speaks plain http")
                        .seen(login + " was not sent: a password never travels unencrypted")
                        .mend("give the registry TLS, or let it be used without a login"),
                null);
    }

    private static String remedy(ImageName image, int status, RegistryCredentials credentials) {
        return credentials
                .login(image.registry())
                .map(login -> status == FORBIDDEN
                        ? "ask for the right to use " + image.path() + ", or use another login than the one in "
                                + login.origin()
                        : "correct the login in " + login.origin())
                .orElse("write a login down in one of them; the quickest is: docker login " + image.registry());
    }
}
