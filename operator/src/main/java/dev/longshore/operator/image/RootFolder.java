package dev.longshore.operator.image;

import dev.longshore.local.image.Image;
import dev.longshore.local.image.SharedLibraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The root file system of the image as a folder: a Java runtime, the C library that it needs, and the operator; no shell. */
public record RootFolder(Path folder) {
    /** The user's and group's id, which Kubernetes takes for not being root. */
    static final String USER = "65532:65532";

    private static final String JAVA = "opt/java";
    private static final String OPERATOR = "opt/longshore";
    private static final Map<String, String> SYSTEM_FILES = Map.of(
            "etc/passwd",
            "root:x:0:0:root:/:/sbin/nologin\nlongshore:x:65532:65532:longshore:/tmp:/sbin/nologin\n",
            "etc/group",
            "root:x:0:\nlongshore:x:65532:\n",
            "etc/nsswitch.conf",
            "hosts: files dns\n");
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rwxrwxrwx");

    /** Where the Java runtime is. */
    Path java() {
        return folder.resolve(JAVA);
    }

    /** Where the operator's jars are. */
    Path operator() {
        return folder.resolve(OPERATOR);
    }

    /** What the container runs. */
    static List<String> entrypoint() {
        return List.of(
                "/" + JAVA + "/bin/java", "@/" + OPERATOR + "/options", "-jar", "/" + OPERATOR + "/longshore.jar");
    }

    /** Adds users, and the libraries that the runtime takes from this machine. */
    void addSystem() throws IOException {
        for (Map.Entry<String, String> file : SYSTEM_FILES.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        Files.createDirectories(folder.resolve("tmp"));
        for (Path library : libraries()) {
            Path target = folder.resolve(library.toString().substring(1));
            Files.createDirectories(target.getParent());
            Files.copy(library.toRealPath(), target);
        }
    }

    private Set<Path> libraries() throws IOException {
        Set<Path> needed = new TreeSet<>();
        try (Stream<Path> files = Files.walk(java())) {
            files.filter(file -> file.endsWith("bin/java") || file.toString().endsWith(".so"))
                    .flatMap(file -> SharedLibraries.of(file).stream())
                    .map(Path::normalize)
                    .filter(library -> !library.startsWith(java().toAbsolutePath()))
                    .forEach(needed::add);
        }
        return needed;
    }

    /** Gives every file the same time and rights on every machine: the archive of classes is read only with jars of the times that it knows. */
    void settle() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.filter(file -> !Files.isSymbolicLink(file)).toList();
        }
        for (Path file : all.reversed()) {
            boolean program = Files.isDirectory(file) || isProgram(file);
            Files.setPosixFilePermissions(file, program ? PROGRAM : PLAIN);
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
        Files.setPosixFilePermissions(folder.resolve("tmp"), FOR_ALL);
    }

    private static boolean isProgram(Path file) throws IOException {
        return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }

    /** The image: what changes seldom is in the lower layers. */
    public Image image(String name) {
        Path libraries = operator().resolve("lib");
        Image image = Image.named(name).folder("/tmp", 01777);
        topLevel().stream()
                .filter(path -> !path.endsWith("opt") && !path.endsWith("tmp"))
                .forEach(path -> image.directory(path, "/" + path.getFileName()));
        image.directory(java(), "/" + JAVA).layer().directory(libraries, "/" + OPERATOR + "/lib");
        image.layer();
        List.of("options", "longshore.jar", "classes.aot")
                .forEach(file -> image.file(operator().resolve(file), "/" + OPERATOR + "/" + file));
        return image.entrypoint(entrypoint().toArray(String[]::new))
                .user(USER)
                .workingDirectory("/tmp")
                // Each thread would keep memory of its own else.
                .environment("MALLOC_ARENA_MAX", "2");
    }

    private List<Path> topLevel() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }
}
