package io.github.sarvanom.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.github.sarvanom.image.ApplicationContent.Dependency;
import io.github.sarvanom.image.ApplicationContent.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What lies where in the image: a layer for each pace of change, slowest first, and the class path over all of them.
 *
 * @param classPath resources, classes, then each dependency by name in Maven's order; a wildcard would leave the order of
 *     jars, which decides between two classes of one name, to the file system
 */
record ImageLayout(List<FileEntriesLayer> layers, List<String> classPath) {
    private static final String RESOURCES = "/app/resources";
    private static final String CLASSES = "/app/classes";
    private static final String LIBS = "/app/libs/";

    static ImageLayout of(ApplicationContent content) throws IOException {
        Map<Dependency, String> places = places(content.dependencies());
        List<FileEntriesLayer> layers = new ArrayList<>();
        layers.add(jars("dependencies", Kind.RELEASE, content, places));
        layers.add(jars("snapshot dependencies", Kind.SNAPSHOT, content, places));
        layers.add(jars("project dependencies", Kind.PROJECT, content, places));
        List<ContentFile> files = ContentFile.in(content.classes());
        layers.add(files("resources", files, RESOURCES, file -> !file.isClass()));
        layers.add(files("classes", files, CLASSES, ContentFile::isClass));
        layers.removeIf(layer -> layer.getEntries().isEmpty());

        List<String> classPath = new ArrayList<>(List.of(RESOURCES, CLASSES));
        content.dependencies().forEach(dependency -> classPath.add(places.get(dependency)));
        return new ImageLayout(List.copyOf(layers), List.copyOf(classPath));
    }

    /** Two jars may have one name, from two groups: the second becomes {@code name-2.jar}. */
    private static Map<Dependency, String> places(List<Dependency> dependencies) {
        Map<Dependency, String> places = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Dependency dependency : dependencies) {
            String name = dependency.file().getFileName().toString();
            int count = seen.merge(name, 1, Integer::sum);
            places.put(dependency, LIBS + (count == 1 ? name : name.replaceFirst("(\\.jar)?$", "-" + count + "$1")));
        }
        return places;
    }

    private static FileEntriesLayer jars(
            String name, Kind kind, ApplicationContent content, Map<Dependency, String> places) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        content.dependencies().stream()
                .filter(dependency -> dependency.kind() == kind)
                .forEach(dependency -> layer.addEntry(dependency.file(), AbsoluteUnixPath.get(places.get(dependency))));
        return layer.build();
    }

    private static FileEntriesLayer files(
            String name, List<ContentFile> files, String folder, Predicate<ContentFile> belongs) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        files.stream()
                .filter(belongs)
                .forEach(file -> layer.addEntry(file.file(), AbsoluteUnixPath.get(folder + "/" + file.name())));
        return layer.build();
    }
}
