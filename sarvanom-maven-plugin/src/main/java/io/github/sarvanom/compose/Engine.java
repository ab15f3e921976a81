package io.github.sarvanom.compose;

import io.github.sarvanom.image.LocalImages;
import io.github.sarvanom.manifests.Json;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A container engine on this machine, Docker or Podman: its images, containers, networks and volumes. */
public final class Engine implements LocalImages {
    static final String PROJECT = "com.docker.compose.project";

    private static final Pattern FAILURE = Pattern.compile("\"error\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int NOT_MODIFIED = 304;
    private static final int CONFLICT = 409;
    /** Where images have them; a folder that is a link to another is followed. */
    private static final List<String> ASKERS = List.of("/usr/bin/curl", "/usr/bin/wget", "/bin/bash", "/usr/bin/bash");

    private final EngineConnection connection;

    public Engine(EngineAddress address) {
        this.connection = new EngineConnection(address);
    }

    /** As in {@link EngineAddress#shown()}. */
    public String address() {
        return connection.address().shown();
    }

    /** Version and name, for people: {@code Docker 28.2.2}. */
    public String version() throws InterruptedException {
        Map<String, Object> answer = ok(connection.ask("GET", "/version")).tree();
        String name = Fields.list(answer, "Components").stream()
                .map(each -> Fields.text(each, "Name"))
                .findFirst()
                .filter(each -> each.startsWith("Podman"))
                .map(each -> "Podman ")
                .orElse("Docker ");
        return name + Fields.text(answer, "Version");
    }

    @Override
    public boolean has(String name) throws InterruptedException {
        return !connection.ask("GET", "/images/" + name + "/json").isMissing();
    }

    @Override
    public void load(Path tar, String loadedAs, String name) throws InterruptedException {
        EngineAnswer answer = ok(connection.upload("/images/load?quiet=1", tar));
        Matcher failure = FAILURE.matcher(answer.text());
        if (failure.find()) {
            throw refused("load an image", failure.group(1));
        }
        int tag = name.lastIndexOf(':');
        ok(connection.ask(
                "POST",
                "/images/" + loadedAs + "/tag?repo=" + query(name.substring(0, tag)) + "&tag="
                        + query(name.substring(tag + 1))));
    }

    @Override
    public Optional<String> asker(String name) throws InterruptedException {
        Map<String, Object> never = Map.of("Image", name, "Entrypoint", List.of("never-started"));
        String id = Fields.text(
                ok(connection.ask("POST", "/containers/create", never)).tree(), "Id");
        try {
            for (String file : ASKERS) {
                if (!connection
                        .ask("HEAD", "/containers/" + id + "/archive?path=" + query(file))
                        .isError()) {
                    return Optional.of(file.substring(file.lastIndexOf('/') + 1));
                }
            }
            return Optional.empty();
        } finally {
            remove(id);
        }
    }

    /** Fetches an image from its registry, without a login. What went wrong, in the engine's words; empty when all went well. */
    Optional<String> pull(String image) throws InterruptedException {
        EngineAnswer answer = connection.ask("POST", "/images/create?fromImage=" + query(image));
        if (answer.isError()) {
            return Optional.of(answer.message());
        }
        Matcher failure = FAILURE.matcher(answer.text());
        return failure.find() ? Optional.of(failure.group(1)) : Optional.empty();
    }

    /** Summaries of a project's containers, also those that stopped; not of those that somebody made for one command of theirs. */
    List<Object> containers(String project) throws InterruptedException {
        return allContainers(project).stream()
                .filter(container -> !ContainerName.isOneOff(Fields.map(container, "Labels")))
                .toList();
    }

    /** The same with those too. */
    List<Object> allContainers(String project) throws InterruptedException {
        return ok(connection.ask("GET", "/containers/json?all=1&filters=" + filter("label", PROJECT + "=" + project)))
                .list();
    }

    /** Summaries of all containers that run. */
    List<Object> running() throws InterruptedException {
        return ok(connection.ask("GET", "/containers/json")).list();
    }

    /** Empty when it is gone. */
    Map<String, Object> inspect(String container) throws InterruptedException {
        EngineAnswer answer = connection.ask("GET", "/containers/" + container + "/json");
        return answer.isMissing() ? Map.of() : ok(answer).tree();
    }

    /** A run that was cut off may have asked for the same, and the engine done it only now: that one is replaced. */
    void create(String name, Map<String, ?> body) throws InterruptedException {
        EngineAnswer answer = connection.ask("POST", "/containers/create?name=" + query(name), body);
        String project = Fields.text(body, "Labels", PROJECT);
        if (answer.status() == CONFLICT
                && Fields.text(inspect(name), "Config", "Labels", PROJECT).equals(project)) {
            remove(name);
            answer = connection.ask("POST", "/containers/create?name=" + query(name), body);
        }
        if (answer.isError()) {
            throw refused("create container " + name, answer.message());
        }
    }

    /**
     * Has Podman carry out a container's health check now: by itself it does so by timers of systemd, which is not everywhere. Docker
     * knows no such request, and needs none.
     */
    void checkNow(String container) throws InterruptedException {
        connection.ask("GET", "/v4.0.0/libpod/containers/" + container + "/healthcheck");
    }

    /** What keeps it from starting, in the engine's words; empty when it runs. */
    Optional<String> start(String container) throws InterruptedException {
        EngineAnswer answer = connection.ask("POST", "/containers/" + container + "/start");
        return answer.isError() ? Optional.of(answer.message()) : Optional.empty();
    }

    /** Returns when it has ended: by itself after SIGTERM, or killed after its grace. */
    void stop(String container) throws InterruptedException {
        EngineAnswer answer = connection.ask("POST", "/containers/" + container + "/stop");
        if (answer.status() != NOT_MODIFIED && !answer.isMissing()) {
            ok(answer);
        }
    }

    /** Its volumes stay. */
    void remove(String container) throws InterruptedException {
        EngineAnswer answer = connection.ask("DELETE", "/containers/" + container + "?force=1");
        if (!answer.isMissing()) {
            ok(answer);
        }
    }

    /** The last lines of what it wrote, both streams, oldest first; where they cannot be read, why. Empty when it is gone. */
    public List<String> log(String container, int lines) throws InterruptedException {
        try {
            return log(container, "&tail=" + lines);
        } catch (UnreadableLog unreadable) {
            return List.of("it cannot be read: " + unreadable.getMessage());
        }
    }

    /** Empty when it is gone. */
    List<String> log(String container, String query) throws InterruptedException, UnreadableLog {
        EngineAnswer answer = connection.ask("GET", log(container) + query);
        if (answer.isError() && !answer.isMissing()) {
            throw new UnreadableLog(Problem.of(answer.message()));
        }
        return answer.isError() ? List.of() : LogFrames.lines(answer.body());
    }

    /**
     * Both streams of what it wrote, each line behind its time (RFC 3339) and a blank; to be taken apart by {@link LogFrames}. Empty
     * when it is gone.
     */
    Optional<EngineStream> openLog(String container, String query) throws InterruptedException, UnreadableLog {
        try {
            return Optional.of(connection.open(log(container) + "&timestamps=1" + query));
        } catch (EngineRefusal refusal) {
            if (refusal.answer().isMissing()) {
                return Optional.empty();
            }
            throw new UnreadableLog(Problem.of(refusal.answer().message()));
        }
    }

    private static String log(String container) {
        return "/containers/" + container + "/logs?stdout=1&stderr=1";
    }

    /** What happens to the containers of a project from now on, an object of JSON each. */
    EngineStream openEvents(String project) throws InterruptedException {
        Map<String, List<String>> wanted = Map.of(
                "type", List.of("container"), "label", List.of(PROJECT + "=" + project), "event", EngineEvents.KINDS);
        try {
            return connection.open("/events?filters=" + query(Json.text(wanted)));
        } catch (EngineRefusal refusal) {
            throw refused(
                    "tell what happens to its containers", refusal.answer().message());
        }
    }

    /**
     * Networks may have the same name, and then no container can be started in any: a run that was cut off may have asked for one
     * which the engine makes only while the next run asks for it.
     */
    void ensureNetwork(String name, Map<String, String> labels) throws InterruptedException {
        if (named(name).isEmpty()) {
            EngineAnswer answer = connection.ask(
                    "POST", "/networks/create", Map.of("Name", name, "Labels", labels, "CheckDuplicate", true));
            if (answer.status() != CONFLICT) {
                ok(answer);
            }
        }
        List<String> all = named(name);
        if (all.size() > 1) {
            removeSurplus(name, all);
        }
    }

    /** Those that are in use the engine refuses to remove, however old they are. */
    private void removeSurplus(String network, List<String> all) throws InterruptedException {
        List<String> refusals = new ArrayList<>();
        for (int next = all.size() - 1; next >= 0 && next + 1 + refusals.size() > 1; next--) {
            EngineAnswer answer = connection.ask("DELETE", "/networks/" + all.get(next));
            if (answer.isError() && !answer.isMissing()) {
                refusals.add(answer.message());
            }
        }
        if (refusals.size() > 1) {
            throw SarvanomException.surroundings(
                    Problem.of("there are " + refusals.size() + " networks named " + network
                                    + ", so that no container can be started in any")
                            .seen(refusals)
                            .mend(
                                    "end what uses all but one (docker network inspect tells), then: docker network rm ID"),
                    null);
        }
    }

    /** Ids of networks, oldest first. */
    private List<String> named(String network) throws InterruptedException {
        return ok(connection.ask("GET", "/networks?filters=" + filter("name", "^" + network + "$"))).list().stream()
                .sorted(Comparator.comparing(each -> Fields.text(each, "Created")))
                .map(each -> Fields.text(each, "Id"))
                .toList();
    }

    /** Ids of a project's networks; of those that compose made too. */
    List<String> networks(String project) throws InterruptedException {
        return ok(connection.ask("GET", "/networks?filters=" + filter("label", PROJECT + "=" + project)))
                .list()
                .stream()
                .map(network -> Fields.text(network, "Id"))
                .toList();
    }

    void removeNetwork(String name) throws InterruptedException {
        EngineAnswer answer = connection.ask("DELETE", "/networks/" + name);
        if (!answer.isMissing()) {
            ok(answer);
        }
    }

    void ensureVolume(String name, Map<String, String> labels) throws InterruptedException {
        if (connection.ask("GET", "/volumes/" + name).isMissing()) {
            ok(connection.ask("POST", "/volumes/create", Map.of("Name", name, "Labels", labels)));
        }
    }

    /** Names of a project's volumes. */
    List<String> volumes(String project) throws InterruptedException {
        Map<String, Object> answer = ok(connection.ask(
                        "GET", "/volumes?filters=" + filter("label", PROJECT + "=" + project)))
                .tree();
        return Fields.list(answer, "Volumes").stream()
                .map(volume -> Fields.text(volume, "Name"))
                .sorted()
                .toList();
    }

    /** Its data are gone with it. */
    void removeVolume(String name) throws InterruptedException {
        EngineAnswer answer = connection.ask("DELETE", "/volumes/" + name);
        if (!answer.isMissing()) {
            ok(answer);
        }
    }

    private EngineAnswer ok(EngineAnswer answer) {
        if (answer.isError()) {
            throw refused("do what was asked", answer.message());
        }
        return answer;
    }

    private SarvanomException refused(String what, String message) {
        String remedy = message.contains("no space left")
                ? "make room on its disk: docker system df tells what takes it; the same command then goes on"
                : "see what it says; what it had begun stays, and the same command goes on from there";
        return SarvanomException.surroundings(
                Problem.of("the container engine at " + address() + " could not " + what)
                        .seen(message)
                        .mend(remedy),
                null);
    }

    private static String filter(String key, String value) {
        return query(Json.text(Map.of(key, List.of(value))));
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
