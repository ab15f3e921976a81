package io.github.sarvanom.verification;

/** The words of exceptions that come from outside. */
final class Throwables {
    private Throwables() {}

    /** The deepest cause that says something, or the failure's own kind where none does: {@code ConnectException}. */
    static String shown(Throwable failure) {
        String text = failure.getClass().getSimpleName();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = at.getMessage();
            text = message == null || message.isBlank() ? text : message;
        }
        return text;
    }
}
