package io.github.sarvanom.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.github.sarvanom.image.ApplicationContent.Dependency;
import io.github.sarvanom.image.ApplicationContent.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What lies where in the image: a layer for each pace of change, slowest first, and the class path over all of them.
 *
 * @param classPath resources, classes, then each dependency by name in Maven's order; a wildcard would leave the order of
 *     jars, which decides between two classes of one name, to the file system
 */
record ImageLayout(List<FileEntriesLayer> layers, List<String> classPath) {
    static final String RESOURCES_LAYER = "resources";
    static final String CLASSES_LAYER = "classes";

    private static final String RESOURCES = "/app/resources";
    private static final String CLASSES = "/app/classes";
    private static final String LIBS = "/app/libs/";

    /** The name of the layer that such jars lie in. */
    static String layerOf(Kind kind) {
        return switch (kind) {
            case RELEASE -> "dependencies";
            case SNAPSHOT -> "snapshot dependencies";
            case PROJECT -> "project dependencies";
        };
    }

    static ImageLayout of(ApplicationContent content, LayerSources sources) throws IOException {
        Map<Dependency, String> places = places(content.dependencies());
        List<FileEntriesLayer> layers = new ArrayList<>();
        layers.add(jars(layerOf(Kind.RELEASE), Kind.RELEASE, places, sources));
        layers.add(jars(layerOf(Kind.SNAPSHOT), Kind.SNAPSHOT, places, sources));
        layers.add(jars(layerOf(Kind.PROJECT), Kind.PROJECT, places, sources));
        List<ContentFile> files = ContentFile.in(content.classes());
        layers.add(files(
                RESOURCES_LAYER,
                RESOURCES,
                files.stream().filter(file -> !file.isClass()).toList(),
                sources));
        layers.add(files(
                CLASSES_LAYER,
                CLASSES,
                files.stream().filter(ContentFile::isClass).toList(),
                sources));
        layers.removeIf(layer -> layer.getEntries().isEmpty());

        List<String> classPath = new ArrayList<>(List.of(RESOURCES, CLASSES));
        classPath.addAll(places.values());
        return new ImageLayout(List.copyOf(layers), List.copyOf(classPath));
    }

    /** Two jars may have one name, from two groups: the second becomes {@code name-2.jar}. */
    private static Map<Dependency, String> places(List<Dependency> dependencies) {
        Map<Dependency, String> places = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Dependency dependency : dependencies) {
            String name = dependency.file().getFileName().toString();
            int count = seen.merge(name, 1, Integer::sum);
            places.put(dependency, LIBS + (count == 1 ? name : name.replaceFirst("(\\.jar)?$", "-" + count + "$1")));
        }
        return places;
    }

    /** A released jar never changes under its name, so its time need not be doubted. */
    private static FileEntriesLayer jars(String name, Kind kind, Map<Dependency, String> places, LayerSources sources)
            throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (Map.Entry<Dependency, String> place : places.entrySet()) {
            Dependency dependency = place.getKey();
            if (dependency.kind() == kind) {
                Path file = kind == Kind.RELEASE ? dependency.file() : sources.of(dependency.file());
                layer.addEntry(file, AbsoluteUnixPath.get(place.getValue()));
            }
        }
        return layer.build();
    }

    private static FileEntriesLayer files(String name, String folder, List<ContentFile> files, LayerSources sources)
            throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (ContentFile file : files) {
            layer.addEntry(sources.of(file.file()), AbsoluteUnixPath.get(folder + "/" + file.name()));
        }
        return layer.build();
    }
}
