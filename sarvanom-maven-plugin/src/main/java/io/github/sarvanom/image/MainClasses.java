package io.github.sarvanom.image;

import com.google.cloud.tools.jib.api.MainClassFinder;
import io.github.sarvanom.problem.Problem;
import io.github.sarvanom.problem.SarvanomException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Which classes of a module can be started. */
public final class MainClasses {
    private static final String SPRING_BOOT = "Lorg/springframework/boot/autoconfigure/SpringBootApplication;";

    private MainClasses() {}

    /**
     * Looks at every class file under a folder.
     *
     * @param classes need not exist
     * @return their names in alphabetical order; empty when none has a main method, as in a library
     */
    public static List<String> in(Path classes) {
        try {
            List<Path> files = ContentFile.in(classes).stream()
                    .filter(ContentFile::isClass)
                    .map(ContentFile::file)
                    .toList();
            return MainClassFinder.find(files, ignored -> {}).getFoundMainClasses().stream()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedOperationException tooNew) {
            throw SarvanomException.surroundings(
                    Problem.of("the classes are of a Java version that can't be read")
                            .mend(SAY),
                    tooNew);
        }
    }

    /** The one to start: the only one, or the only one that is a Spring Boot application. */
    static String theOne(String service, Path classes) {
        List<String> found = in(classes);
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> springBoot = found.stream()
                .filter(name -> isSpringBoot(classes.resolve(name.replace('.', '/') + ".class")))
                .toList();
        if (springBoot.size() == 1) {
            return springBoot.get(0);
        }
        throw found.isEmpty() ? none(service, classes) : several(service, found);
    }

    private static final String SAY = "say which class to start: <service><mainClass>...</mainClass></service>";

    private static SarvanomException none(String service, Path classes) {
        return SarvanomException.user(Problem.of("service " + service + " has no class to start")
                .seen("no class under " + classes + " has a method: public static void main(String[])")
                .mend(SAY + "; or, if this module is a library, keep it out: <skip>true</skip>"));
    }

    private static SarvanomException several(String service, List<String> found) {
        return SarvanomException.user(
                Problem.of("service " + service + " has " + found.size() + " classes that could be started")
                        .seen(found.stream().map(name -> "- " + name).toList())
                        .mend(SAY.replace("...", found.get(0))));
    }

    private static boolean isSpringBoot(Path classFile) {
        boolean[] annotated = new boolean[1];
        try (InputStream bytes = Files.newInputStream(classFile)) {
            new ClassReader(bytes)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                                    annotated[0] |= descriptor.equals(SPRING_BOOT);
                                    return null;
                                }
                            },
                            ClassReader.SKIP_CODE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return annotated[0];
    }
}
