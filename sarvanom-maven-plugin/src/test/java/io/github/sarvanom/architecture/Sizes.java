package io.github.sarvanom.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** How many lines a source file and a method in it, its documentation not counted, may have. */
record Sizes(int file, int method) {

    /** What is longer, in words; empty when all is well. */
    List<String> exceeded(List<Path> sources) throws IOException {
        List<String> exceeded = new ArrayList<>();
        for (Path source : sources) {
            int lines = Files.readAllLines(source).size();
            if (lines > file) {
                exceeded.add(source.getFileName() + ": " + lines + " lines");
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Methods(unit, positions, exceeded).scan(unit, null);
            }
        }
        return exceeded;
    }

    private final class Methods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> exceeded;

        Methods(CompilationUnitTree unit, SourcePositions positions, List<String> exceeded) {
            this.unit = unit;
            this.positions = positions;
            this.exceeded = exceeded;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
            long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
            long lines = last - first + 1;
            if (lines > method) {
                Path source = Path.of(unit.getSourceFile().getName());
                exceeded.add(source.getFileName() + ":" + first + ": " + tree.getName() + " has " + lines + " lines");
            }
            return super.visitMethod(tree, nothing);
        }
    }
}
