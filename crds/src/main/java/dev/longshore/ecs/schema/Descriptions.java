package dev.longshore.ecs.schema;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** The Javadoc of the API types, so that {@code kubectl explain} says what the Java type says and nothing is written twice. */
final class Descriptions {
    private final Map<String, String> byName;

    private Descriptions(Map<String, String> byName) {
        this.byName = byName;
    }

    /** Reads every Java file below a folder. */
    static Descriptions of(Path sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var byName = new HashMap<String, String>();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = files.getJavaFileObjectsFromPaths(javaFiles(sources));
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            var trees = DocTrees.instance(task);
            for (var unit : task.parse()) {
                for (var type : unit.getTypeDecls()) {
                    var doc = trees.getDocCommentTree(TreePath.getPath(unit, type));
                    if (doc != null && type instanceof ClassTree named) {
                        collect(named.getSimpleName().toString(), doc, byName);
                    }
                }
            }
        }
        return new Descriptions(byName);
    }

    /** What the Javadoc of a type says. */
    Optional<String> of(Class<?> type) {
        return Optional.ofNullable(byName.get(type.getSimpleName()));
    }

    /** What the Javadoc of a record says of one of its components. */
    Optional<String> of(Class<?> type, String component) {
        return Optional.ofNullable(byName.get(type.getSimpleName() + "." + component));
    }

    private static List<Path> javaFiles(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static void collect(String type, DocCommentTree doc, Map<String, String> byName) {
        byName.put(type, text(doc.getFullBody()));
        for (var tag : doc.getBlockTags()) {
            if (tag instanceof ParamTree parameter) {
                byName.put(type + "." + parameter.getName(), sentence(text(parameter.getDescription())));
            }
        }
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(Descriptions::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(DocTree part) {
        return switch (part) {
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link ->
                link.getLabel().isEmpty() ? link.getReference().getSignature() : text(link.getLabel());
            default -> part.toString();
        };
    }

    private static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        var start = text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
        return start.endsWith(".") ? start : start + ".";
    }
}
