package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.Said;
import io.github.sarvanom.configuration.Sourced;
import io.github.sarvanom.configuration.StoreSettings;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.Problems;
import io.github.sarvanom.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns what was said about one backing store into one that is complete and valid, or says all that is wrong with it. */
final class StoreResolver {
    private final String application;
    private final StoreSettings settings;
    private final SortedMap<String, Sourced<String>> values;
    private final Said said;
    private final Problems problems;

    StoreResolver(String application, StoreSettings settings, Said said, Problems problems) {
        this.application = application;
        this.settings = settings;
        this.values = said.entries(path(settings), settings.values());
        this.said = said;
        this.problems = problems;
    }

    private static String path(StoreSettings settings) {
        return "environment/stores/" + settings.name();
    }

    /**
     * @param where stores are started by us in {@code compose} alone, and rehearsed as if somebody else ran them
     * @param secrets names of all secrets of the environment
     */
    BackingStore resolve(EnvironmentKind where, Set<String> secrets) {
        boolean runByUs = where == EnvironmentKind.COMPOSE;
        checkName();
        Optional<String> external = value("external", AddressForm.INSTANCE);
        Optional<StoreKind> kind = kind();
        String word = kind.map(StoreKind::word).orElse(settings.name());
        if (external.isEmpty() && where == EnvironmentKind.KUBERNETES) {
            problems.add(notExternal());
        }
        Optional<String> image = value("image", ImageForm.INSTANCE).or(() -> kind.map(StoreKind::image));
        Optional<Integer> port = value("port", WholeNumber.PORT).or(() -> kind.map(StoreKind::port));
        if (external.isEmpty() && runByUs) {
            missing("image", image, ImageForm.INSTANCE.example());
            missing("port", port, WholeNumber.PORT.example());
        }
        boolean needsSecrets = external.isEmpty() && runByUs;
        return new BackingStore(
                settings.name(),
                word,
                external,
                image.orElse(""),
                kind.map(StoreKind::port).or(() -> port).orElse(0),
                port.orElse(0),
                value("volume", HealthPath.INSTANCE).or(() -> kind.map(StoreKind::volume)),
                health(kind),
                config(kind),
                needsSecrets ? secrets(kind, secrets) : List.of(),
                values.containsKey("image")
                        ? List.of()
                        : kind.map(StoreKind::command).orElse(List.of()));
    }

    private void checkName() {
        try {
            DnsLabel.SERVICE.read(settings.name());
        } catch (Unfit unfit) {
            problems.add(Problem.of("<" + settings.name() + "> is not the name of a store")
                    .at(said.poms().source(path(settings)))
                    .seen("expected: " + unfit.expected())
                    .mend(unfit.better()
                            .map(better -> "did you mean <" + better + ">?")
                            .orElse("rename it")));
        }
    }

    private Optional<StoreKind> kind() {
        Sourced<String> word = values.get("kind");
        if (word == null) {
            return StoreKind.of(settings.name());
        }
        Optional<StoreKind> kind = StoreKind.of(word.value());
        if (kind.isEmpty()) {
            problems.add(Problem.of("<kind> of store " + settings.name() + " is none that is known")
                    .at(word.source())
                    .seen("seen: " + Shown.value(word.value()))
                    .seen("known: " + String.join(", ", StoreKind.words()))
                    .mend("name one of these, or leave <kind> out and say <image>, <port>, <volume> and <health>"));
        }
        return kind;
    }

    private Problem notExternal() {
        return Problem.of("store " + settings.name() + " is not run in a cluster by this plugin")
                .at(said.poms().source(path(settings)))
                .seen("stores are started where <kind> is compose; elsewhere somebody else runs them")
                .mend("say where it is: <stores><" + settings.name() + "><external>db.example.com:5432</external></"
                        + settings.name() + "></stores>, or leave it out");
    }

    private <T> void missing(String element, Optional<T> value, String example) {
        if (value.isEmpty() && !values.containsKey(element)) {
            problems.add(Problem.of("store " + settings.name() + " does not say its <" + element + ">"
                            + Suggestion.asQuestion(settings.name(), StoreKind.words(), "; did you mean <%s>?"))
                    .at(said.poms().source(path(settings)))
                    .seen("stores that need not say it: " + String.join(", ", StoreKind.words()))
                    .mend("say, for example, <" + element + ">" + example + "</" + element + ">"));
        }
    }

    private <T> Optional<T> value(String element, Form<T> form) {
        Sourced<String> text = values.get(element);
        if (text == null) {
            return Optional.empty();
        }
        Optional<String> variable = Unresolved.variable(text.value());
        if (variable.isPresent()) {
            problems.add(Unresolved.problem("<" + element + ">", variable.get(), text.source()));
            return Optional.empty();
        }
        try {
            return Optional.of(form.read(text.value().trim()));
        } catch (Unfit unfit) {
            problems.add(Problem.of("<" + element + "> of store " + settings.name() + " is not " + form.noun())
                    .at(text.source())
                    .seen("seen: " + Shown.value(text.value()))
                    .seen("expected: " + unfit.expected())
                    .mend("say, for example, <" + element + ">" + unfit.better().orElse(form.example()) + "</" + element
                            + ">"));
            return Optional.empty();
        }
    }

    private StoreHealth health(Optional<StoreKind> kind) {
        Sourced<String> text = values.get("health");
        if (text == null || text.value().isBlank()) {
            return kind.map(StoreKind::health).orElseGet(StoreHealth.Listening::new);
        }
        return text.value().startsWith("/")
                ? new StoreHealth.Path(text.value())
                : new StoreHealth.Command(text.value());
    }

    private SortedMap<String, String> config(Optional<StoreKind> kind) {
        Map<String, String> usual = kind.map(each -> each.config(application)).orElse(Map.of());
        SortedMap<String, String> config = new TreeMap<>(usual);
        config.putAll(new ConfigRules(said, problems).read(path(settings) + "/config", settings.config()));
        return config;
    }

    private List<String> secrets(Optional<StoreKind> kind, Set<String> known) {
        List<String> wanted = new ArrayList<>(settings.secrets());
        kind.flatMap(StoreKind::needed).ifPresent(wanted::add);
        wanted.stream().filter(name -> !known.contains(name)).forEach(name -> problems.add(unnamed(name)));
        kind.flatMap(StoreKind::welcome).filter(known::contains).ifPresent(wanted::add);
        return wanted;
    }

    private Problem unnamed(String name) {
        return Problem.of("store " + settings.name() + " needs the secret " + name
                        + ", which the environment does not name")
                .at(said.poms().source(path(settings)))
                .mend("add <secret>" + name + "</secret> to <environment><secrets>");
    }
}
