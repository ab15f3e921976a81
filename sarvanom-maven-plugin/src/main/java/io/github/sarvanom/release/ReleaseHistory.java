package io.github.sarvanom.release;

import io.github.sarvanom.cluster.ClusterReader;
import io.github.sarvanom.cluster.InFlight;
import io.github.sarvanom.cluster.LiveObject;
import io.github.sarvanom.environment.SecretValues;
import io.github.sarvanom.manifests.ManifestSet;
import io.github.sarvanom.manifests.ResourceId;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Reads what was recorded. Needs only the right to read ConfigMaps, and Secrets for what is to be brought back. */
public final class ReleaseHistory {
    static final String HEAD_KEY = "release.json";
    static final String CHUNK_KEY = "content";

    private final ClusterReader reader;
    private final Ledger ledger;

    public ReleaseHistory(ClusterReader reader, Ledger ledger) {
        this.reader = reader;
        this.ledger = ledger;
    }

    /** All recorded releases, the newest first; empty when there is none, or no namespace. */
    public List<Release> all() {
        return reader.list("v1", "ConfigMap", ledger.namespace(), ledger.selector(Ledger.Part.HEAD)).stream()
                .map(Heads::read)
                .sorted(Comparator.comparingLong(Release::revision).reversed())
                .toList();
    }

    public Optional<Release> find(long revision) {
        return reader.find(ledger.head(revision)).map(Heads::read);
    }

    /**
     * All that a release is made of, read once.
     *
     * @throws SarvanomException when a part of the record is missing or was changed
     */
    public ReleaseContent content(Release release) {
        return ReleaseContent.of(content(release, release.content(), ledger::chunk));
    }

    /**
     * The objects that a release wanted, secrets with their data.
     *
     * @throws SarvanomException when a part of it is not there any more
     */
    public ManifestSet wanted(ReleaseContent content) {
        return new SecretVersions(ledger).joined(content.manifests(), reader);
    }

    /**
     * The values of all Secrets of the application, by the Secret's name: what pods are given now, and what recorded releases were
     * given.
     *
     * @throws SarvanomException when they may not be read
     */
    public Map<String, SecretValues> secretValues() {
        Map<String, SecretValues> values = new TreeMap<>();
        reader.list("v1", "Secret", ledger.namespace(), "app.kubernetes.io/part-of=" + ledger.application())
                .forEach(secret -> values.put(secret.id().name(), SecretVersions.values(secret)));
        return values;
    }

    /** The values that these objects give, a Secret each. */
    public static List<SecretValues> secretValues(ManifestSet wanted) {
        return wanted.manifests().stream()
                .filter(manifest -> SecretVersions.isSecret(manifest.id()))
                .map(manifest -> SecretVersions.values(LiveObject.of(manifest.content())))
                .toList();
    }

    /**
     * What was seen of a release when it failed: name of a file to its text; empty when nothing was kept.
     *
     * @throws SarvanomException when a part of it is missing or was changed
     */
    public SortedMap<String, String> evidence(Release release) {
        SortedMap<String, String> files = new TreeMap<>();
        if (!release.evidence().isNone()) {
            content(release, release.evidence(), ledger::evidence)
                    .forEach((name, text) -> files.put(name, String.valueOf(text)));
        }
        return files;
    }

    private Map<String, Object> content(
            Release release, Release.Content told, BiFunction<Long, Integer, ResourceId> named) {
        List<byte[]> chunks = chunks(release, told.chunks(), named);
        if (!ContentChunks.describe(chunks).equals(told)) {
            throw broken(release, "its parts do not have the hash that its head names");
        }
        try {
            return ContentChunks.unpack(chunks);
        } catch (IOException e) {
            throw broken(release, e.getClass().getSimpleName());
        }
    }

    private List<byte[]> chunks(Release release, int count, BiFunction<Long, Integer, ResourceId> named) {
        List<Integer> numbers = IntStream.range(0, count).boxed().toList();
        InFlight.Outcome<Integer, Optional<LiveObject>> read =
                InFlight.usual().each(numbers, number -> reader.find(named.apply(release.revision(), number)));
        if (!read.refused().isEmpty()) {
            throw read.refused().get(0).why();
        }
        return read.answers().stream()
                .map(answer -> answer.value()
                        .map(chunk -> chunk.text("binaryData", CHUNK_KEY))
                        .orElseThrow(() -> broken(release, "part " + answer.item() + " is not there")))
                .map(Base64.getDecoder()::decode)
                .toList();
    }

    private SarvanomException broken(Release release, String seen) {
        return SarvanomException.surroundings(
                Problem.of("the record of revision " + release.revision() + " can't be read")
                        .seen("seen: " + seen)
                        .seen("in namespace " + ledger.namespace() + ": ConfigMaps "
                                + ledger.head(release.revision()).name() + "-…")
                        .mend("choose another revision: mvn sarvanom:history lists them"),
                null);
    }
}
