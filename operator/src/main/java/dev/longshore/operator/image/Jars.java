package dev.longshore.operator.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** The operator's jar, with the others that it names in its manifest. */
final class Jars {
    /** The earliest that a jar can hold. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Jars() {}

    /** Writes {@code longshore.jar}, and the libraries under {@code lib}. */
    static void write(ClassPath classPath, String mainClass, Path folder) throws IOException {
        Path libraries = Files.createDirectories(folder.resolve("lib"));
        for (Path library : classPath.libraries()) {
            Files.copy(library, libraries.resolve(library.getFileName()));
        }
        try (OutputStream file = Files.newOutputStream(folder.resolve("longshore.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            add(jar, JarFile.MANIFEST_NAME, manifest(mainClass, classPath.libraries()));
            for (Map.Entry<String, byte[]> entry : classPath.classes().entrySet()) {
                add(jar, entry.getKey(), out -> out.write(entry.getValue()));
            }
        }
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static Content manifest(String mainClass, List<Path> libraries) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, mainClass);
        main.put(
                Attributes.Name.CLASS_PATH,
                String.join(
                        " ",
                        libraries.stream()
                                .map(jar -> "lib/" + jar.getFileName())
                                .toList()));
        // As an option it would keep the archive's module graph from being used.
        main.putValue("Enable-Native-Access", "ALL-UNNAMED");
        return manifest::write;
    }

    private static void add(JarOutputStream jar, String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        jar.putNextEntry(entry);
        content.writeTo(jar);
        jar.closeEntry();
    }
}
