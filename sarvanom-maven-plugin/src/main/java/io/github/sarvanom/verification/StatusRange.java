package io.github.sarvanom.verification;

/** HTTP statuses from one to another, both included. */
public record StatusRange(int first, int last) {
    /** RFC 9110, section 15.3. */
    public static final StatusRange SUCCESSFUL = new StatusRange(200, 299);

    boolean contains(int status) {
        return first <= status && status <= last;
    }

    @Override
    public String toString() {
        return first == last ? String.valueOf(first) : first + " to " + last;
    }
}
