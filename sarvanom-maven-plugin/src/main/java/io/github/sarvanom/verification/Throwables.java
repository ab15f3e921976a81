package io.github.sarvanom.verification;

/** The words of exceptions that come from outside. */
final class Throwables {
    private Throwables() {}

    /** The deepest cause that says something, or its kind where none does: {@code ConnectException}. */
    static String shown(Throwable failure) {
        String text = failure.getClass().getSimpleName();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = at.getMessage();
            if (message != null && !message.isBlank()) {
                text = message;
            } else {
                text = at.getClass().getSimpleName();
            }
        }
        return text;
    }
}
