package io.github.sarvanom.environment;

import java.net.URI;
import java.net.URISyntaxException;

/** A public address: http or https, host, perhaps a port and a path; no user, no fragment. */
public final class UrlForm implements Form<URI> {
    public static final UrlForm INSTANCE = new UrlForm();

    private UrlForm() {}

    @Override
    public URI read(String text) throws Unfit {
        try {
            URI address = new URI(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            boolean bare = address.getUserInfo() == null && address.getFragment() == null;
            if (web && bare && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            // Told below, like one of another scheme.
        }
        Unfit unfit = Unfit.expected("an address that begins with https:// or http://, without user and password");
        throw text.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(/\\S*)?") ? unfit.probably("https://" + text) : unfit;
    }

    @Override
    public String noun() {
        return "a public address";
    }

    @Override
    public String example() {
        return "https://shop.example.com";
    }
}
