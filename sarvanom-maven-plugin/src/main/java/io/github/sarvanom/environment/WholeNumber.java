package io.github.sarvanom.environment;

/** A whole number between two bounds, both included. */
public record WholeNumber(String noun, int least, int most, String example) implements Form<Integer> {
    /** @see <a href="https://www.rfc-editor.org/rfc/rfc6335#section-6">RFC 6335: 0 is reserved</a> */
    public static final WholeNumber PORT = new WholeNumber("a port", 1, 65_535, "8080");

    /** The upper bound is ours: beyond it a typing error is likelier than a wish. */
    public static final WholeNumber REPLICAS = new WholeNumber("a number of replicas", 0, 1_000, "2");

    @Override
    public Integer read(String text) throws Unfit {
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Unfit.expected("a whole number from " + least + " to " + most);
    }
}
