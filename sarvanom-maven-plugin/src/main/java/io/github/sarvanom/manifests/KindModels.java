package io.github.sarvanom.manifests;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import java.util.Optional;

/** Finds the fabric8 class of a kind that Kubernetes itself serves. Kinds of others are not known, and not judged. */
final class KindModels {
    private static final String PACKAGE = HasMetadata.class.getPackageName();

    private KindModels() {}

    static Optional<Class<?>> find(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String version = apiVersion.substring(slash + 1);
        if (!kind.matches("[A-Z][A-Za-z0-9]*") || !version.matches("v[0-9a-z]+")) {
            return Optional.empty();
        }
        String folder = group.isEmpty() ? PACKAGE : PACKAGE + "." + group.replaceFirst("\\..*", "");
        return List.of(folder, folder + "." + version).stream()
                .map(each -> load(each + "." + kind))
                .flatMap(Optional::stream)
                .filter(model -> isOf(model, group, version))
                .findFirst();
    }

    /** Whether objects of this kind lie in a namespace; those of an unknown kind are taken to. */
    static boolean isNamespaced(String apiVersion, String kind) {
        return find(apiVersion, kind).map(Namespaced.class::isAssignableFrom).orElse(true);
    }

    private static boolean isOf(Class<?> model, String group, String version) {
        Group itsGroup = model.getAnnotation(Group.class);
        Version itsVersion = model.getAnnotation(Version.class);
        return itsGroup != null
                && itsVersion != null
                && itsGroup.value().equals(group)
                && itsVersion.value().equals(version);
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, KindModels.class.getClassLoader()));
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return Optional.empty();
        }
    }
}
