package io.github.sarvanom.manifests;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Writes content as YAML: keys sorted, line feeds, no line folded. A text is in quotes unless every YAML reader, of version
 * 1.1 or 1.2, takes it for a text: {@code on}, {@code 1e3} and {@code 0755} are read differently by different tools. Not
 * thread-safe.
 */
public final class ManifestYaml {
    private final Yaml yaml;

    public ManifestYaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        options.setIndicatorIndent(0);
        yaml = new Yaml(new QuotingRepresenter(options), options);
    }

    /** Ends with a line feed. */
    public String text(Map<String, ?> content) {
        return yaml.dump(content);
    }

    private static final class QuotingRepresenter extends Representer {
        private static final Pattern PLAIN =
                Pattern.compile("[A-Za-z/][A-Za-z0-9._/@-]*(:[A-Za-z0-9._/@-]+)*|[0-9]+(m|Ki|Mi|Gi|%)");
        private static final Set<String> WORDS_WITH_MEANING =
                Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

        QuotingRepresenter(DumperOptions options) {
            super(options);
            representers.put(String.class, text -> string((String) text));
        }

        @Override
        protected Node representMapping(Tag tag, Map<?, ?> mapping, DumperOptions.FlowStyle style) {
            return super.representMapping(tag, new TreeMap<>(mapping), style);
        }

        private Node string(String text) {
            return representScalar(Tag.STR, text, style(text));
        }

        private static DumperOptions.ScalarStyle style(String text) {
            if (text.indexOf('\n') >= 0) {
                return DumperOptions.ScalarStyle.LITERAL;
            }
            boolean plain = PLAIN.matcher(text).matches()
                    && !WORDS_WITH_MEANING.contains(text.toLowerCase(java.util.Locale.ROOT));
            return plain ? DumperOptions.ScalarStyle.PLAIN : DumperOptions.ScalarStyle.DOUBLE_QUOTED;
        }
    }
}
