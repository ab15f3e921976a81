package io.github.sarvanom.environment;

/** How one kind of value is written: reads the text, or says what is wrong with it. */
public interface Form<T> {
    /** @throws Unfit when the text is not of this form */
    T read(String text) throws Unfit;

    /** With its article: {@code a port}. */
    String noun();

    /** One well-formed text for people to start from. */
    String example();
}
