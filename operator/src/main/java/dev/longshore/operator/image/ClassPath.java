package dev.longshore.operator.image;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The class path of this process, as far as the operator needs it. */
record ClassPath(List<Path> entries) {
    private static final Pattern OURS =
            Pattern.compile("(crds|engine|operator)/target/(classes|longshore-[a-z]+-[^/]+\\.jar)");
    private static final Pattern NOT_OURS_TO_SHIP = Pattern.compile("/target/[^/]*$");

    /** What the local cluster, {@code longshore import}, the tests and the build need, by the folder of their groups in a Maven repository. */
    private static final Pattern UNUSED = Pattern.compile(
            "/(org/testcontainers|software/amazon|com/github/docker-java|org/bouncycastle|net/java/dev/jna"
                    + "|org/apache/commons|commons-io|commons-codec|org/rnorth|org/jetbrains|net/bytebuddy|org/junit|org/assertj|org/awaitility"
                    + "|org/hamcrest|org/opentest4j|org/apiguardian|net/jqwik|com/tngtech|org/projectlombok|com/squareup/javapoet|org/openjdk"
                    + "|com/google/errorprone)/");

    /** Of this process. */
    static ClassPath ofThisProcess() {
        return new ClassPath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .map(Path::normalize)
                .toList());
    }

    /** The jars of others, by their names. */
    List<Path> libraries() {
        return entries.stream()
                .filter(path -> path.toString().endsWith(".jar"))
                .filter(path -> !NOT_OURS_TO_SHIP.matcher(path.toString()).find())
                .filter(path -> !UNUSED.matcher(path.toString()).find())
                .sorted((a, b) -> a.getFileName().compareTo(b.getFileName()))
                .toList();
    }

    /** Our own files, by their names in a jar. */
    TreeMap<String, byte[]> classes() throws IOException {
        TreeMap<String, byte[]> classes = new TreeMap<>();
        for (Path path : entries) {
            if (OURS.matcher(path.toString()).find()) {
                if (Files.isDirectory(path)) {
                    fromFolder(path, classes);
                } else {
                    fromJar(path, classes);
                }
            }
        }
        classes.keySet().removeIf(name -> name.startsWith("META-INF/maven/") || name.equals(JarFile.MANIFEST_NAME));
        return classes;
    }

    private static void fromFolder(Path folder, TreeMap<String, byte[]> classes) throws IOException {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = walked.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            classes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
    }

    private static void fromJar(Path path, TreeMap<String, byte[]> classes) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : jar.stream().filter(one -> !one.isDirectory()).toList()) {
                classes.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
            }
        }
    }
}
