package io.github.sarvanom.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one POM for the elements of this plugin's configuration and their lines. */
final class PomReader {
    private static final String PLUGIN = "sarvanom-maven-plugin";
    private static final String PLUGIN_PATH =
            "project/(?<profile>profiles/profile/)?build/(?<managed>pluginManagement/)?plugins/plugin";
    private static final Pattern ONE_PLUGIN = Pattern.compile(PLUGIN_PATH);
    private static final Pattern ARTIFACT_ID = Pattern.compile(PLUGIN_PATH + "/artifactId");
    private static final Pattern CONFIGURATION = Pattern.compile(PLUGIN_PATH + "/configuration/(?<path>.+)");

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<PomElement> found = new ArrayList<>();
    private final List<PomElement> ofThisPlugin = new ArrayList<>();
    private String artifactId = "";
    private String profileId = "";
    private int profileStart;

    private record Open(String path, int line, StringBuilder text) {}

    private PomReader() {}

    /** Empty when the file cannot be read as XML: Maven itself could, so this is a race or a plugin's own POM. */
    static List<PomElement> read(Path pom) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream bytes = Files.newInputStream(pom)) {
            return new PomReader().read(factory.createXMLStreamReader(bytes));
        } catch (IOException | XMLStreamException unreadable) {
            return List.of();
        }
    }

    private List<PomElement> read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String parent = open.isEmpty() ? "" : open.getLast().path() + "/";
                open.addLast(
                        new Open(parent + xml.getLocalName(), xml.getLocation().getLineNumber(), new StringBuilder()));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                Optional.ofNullable(open.peekLast())
                        .ifPresent(element -> element.text().append(xml.getText()));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                close(open.removeLast());
            }
        }
        return List.copyOf(ofThisPlugin);
    }

    private void close(Open element) {
        String path = element.path();
        String text = element.text().toString().trim();
        if (ARTIFACT_ID.matcher(path).matches()) {
            artifactId = text;
        } else if (ONE_PLUGIN.matcher(path).matches()) {
            keepIfOurs();
        } else if (path.equals("project/profiles/profile/id")) {
            profileId = text;
        } else if (path.equals("project/profiles/profile")) {
            nameProfile();
        } else {
            Matcher place = CONFIGURATION.matcher(path);
            if (place.matches()) {
                found.add(new PomElement(section(place), place.group("path"), element.line(), text));
            }
        }
    }

    private void keepIfOurs() {
        if (artifactId.equals(PLUGIN)) {
            ofThisPlugin.addAll(found);
        }
        found.clear();
        artifactId = "";
    }

    /** A profile's id may stand behind its build, so its elements get their name only here. */
    private void nameProfile() {
        for (int i = profileStart; i < ofThisPlugin.size(); i++) {
            PomElement element = ofThisPlugin.get(i);
            if (element.section().profile().isPresent()) {
                PomSection named = new PomSection(element.section().kind(), Optional.of(profileId));
                ofThisPlugin.set(i, new PomElement(named, element.path(), element.line(), element.text()));
            }
        }
        profileStart = ofThisPlugin.size();
        profileId = "";
    }

    private static PomSection section(Matcher place) {
        return new PomSection(
                place.group("managed") == null ? PomSection.Kind.PLUGINS : PomSection.Kind.PLUGIN_MANAGEMENT,
                Optional.ofNullable(place.group("profile")));
    }
}
