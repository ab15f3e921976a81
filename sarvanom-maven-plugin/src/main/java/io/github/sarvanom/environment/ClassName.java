package io.github.sarvanom.environment;

import java.util.regex.Pattern;

/** A class's full name, as {@code java} takes it. */
final class ClassName implements Form<String> {
    static final ClassName INSTANCE = new ClassName();

    private static final String PART = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
    private static final Pattern GRAMMAR = Pattern.compile(PART + "(\\." + PART + ")*");

    private ClassName() {}

    @Override
    public String read(String text) throws Unfit {
        if (GRAMMAR.matcher(text).matches()) {
            return text;
        }
        Unfit unfit = Unfit.expected("package and class, divided by dots");
        String dotted = text.replaceFirst("\\.(java|class)$", "").replace('/', '.');
        throw GRAMMAR.matcher(dotted).matches() ? unfit.probably(dotted) : unfit;
    }

    @Override
    public String noun() {
        return "a class's name";
    }

    @Override
    public String example() {
        return "com.example.Main";
    }
}
