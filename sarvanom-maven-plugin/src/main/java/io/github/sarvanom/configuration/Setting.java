package io.github.sarvanom.configuration;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every single value that a user can say: its XML element and, where one value fits a whole run, its property. */
public enum Setting {
    APPLICATION("application", "sarvanom.application"),
    REGISTRY("registry", "sarvanom.registry"),
    BASE_IMAGE("baseImage", "sarvanom.baseImage"),

    ENVIRONMENT("environment/name", "sarvanom.environment"),
    KIND("environment/kind", "sarvanom.kind"),
    NAMESPACE("environment/namespace", "sarvanom.namespace"),
    CLUSTER("environment/cluster", "sarvanom.cluster"),
    KUBECONFIG("environment/kubeconfig", "sarvanom.kubeconfig"),
    ENVIRONMENT_REPLICAS("environment/replicas", "sarvanom.replicas"),
    TIMEOUT("environment/timeout", "sarvanom.timeout"),
    SECRETS_DIRECTORY("environment/secretsDirectory", "sarvanom.secretsDirectory"),

    VERIFICATION_SKIP("verification/skip", "sarvanom.verification.skip"),
    VERIFICATION_TIMEOUT("verification/timeout", "sarvanom.verification.timeout"),

    FAIL_ON_UNEXPLAINED("parity/failOnUnexplained", "sarvanom.parity.failOnUnexplained"),

    IMAGE_PLATFORM("image/platform", null),
    IMAGE_USER("image/user", null),
    IMAGE_TIMEOUT("image/timeout", null),

    SERVICE_NAME("service/name", null),
    PORT("service/port", null),
    HEALTH("service/health", null),
    SERVICE_REPLICAS("service/replicas", null),
    REQUESTS_CPU("service/requests/cpu", null),
    REQUESTS_MEMORY("service/requests/memory", null),
    LIMITS_CPU("service/limits/cpu", null),
    LIMITS_MEMORY("service/limits/memory", null),
    MAIN_CLASS("service/mainClass", null);

    private final String path;
    private final @Nullable String property;

    Setting(String path, @Nullable String property) {
        this.path = path;
        this.property = property;
    }

    /** Below the plugin's {@code <configuration>}, names divided by slashes. */
    public String path() {
        return path;
    }

    /** The user property that beats the POM; empty when only the POM can say it. */
    public Optional<String> property() {
        return Optional.ofNullable(property);
    }

    /** As people name it in a sentence: {@code <port>}; with its parent where the name alone is not clear. */
    public String element() {
        String[] names = path.split("/", -1);
        String own = "<" + names[names.length - 1] + ">";
        return names.length > 2 ? "<" + names[names.length - 2] + ">" + own : own;
    }

    /** What to write into the POM: {@code <service><port>8080</port></service>}. */
    public String xml(String value) {
        List<String> names = Arrays.asList(path.split("/", -1));
        StringBuilder xml = new StringBuilder();
        names.forEach(name -> xml.append('<').append(name).append('>'));
        xml.append(value);
        Collections.reverse(names);
        names.forEach(name -> xml.append("</").append(name).append('>'));
        return xml.toString();
    }
}
