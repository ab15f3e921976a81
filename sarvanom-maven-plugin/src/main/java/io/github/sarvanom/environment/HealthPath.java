package io.github.sarvanom.environment;

/** The path of a health check: begins with a slash, one word, no query's fragment, no address. */
public final class HealthPath implements Form<String> {
    public static final HealthPath INSTANCE = new HealthPath();

    private HealthPath() {}

    @Override
    public String read(String text) throws Unfit {
        if (text.matches("/[^\\s#]*") && !text.startsWith("//")) {
            return text;
        }
        Unfit unfit = Unfit.expected("a path that begins with '/', without spaces");
        throw text.matches("[\\w.][\\w./-]*") ? unfit.probably("/" + text) : unfit;
    }

    @Override
    public String noun() {
        return "a path";
    }

    @Override
    public String example() {
        return "/health";
    }
}
