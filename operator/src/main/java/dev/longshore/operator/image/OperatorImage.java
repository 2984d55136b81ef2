package dev.longshore.operator.image;

import dev.longshore.local.machine.Command;
import dev.longshore.local.machine.Privileges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Makes the operator's root file system out of the running JDK and class path; the same ones and the same list of classes give the same bytes. */
public final class OperatorImage {
    /** Both when the archive is made and when it is used. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseCompactObjectHeaders", "--sun-misc-unsafe-memory-access=allow");

    /**
     * What the compilers needed at the start goes back to the system. The optimising one takes what is ten times hotter than it does by itself: it
     * was half of the work of a start, for code that hardly runs again.
     */
    private static final List<String> AT_THE_START = List.of(
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private static final String ARCHIVE = "classes.aot";

    private OperatorImage() {}

    /**
     * Writes the folder.
     *
     * @param folder is made, or empty
     * @param mainClass what its jar starts
     * @param classes the list of the archive's classes; without such a file they are those of a rehearsal, and it is written
     */
    public static RootFolder build(Path folder, String mainClass, Path classes)
            throws IOException, InterruptedException {
        RootFolder root = withoutArchive(folder, mainClass);
        if (!Files.exists(classes)) {
            Files.write(classes, rehearse(root));
        }
        archive(root, classes);
        root.settle();
        return root;
    }

    /** All of the folder but the archive of classes, which is Java's own work: it runs, and starts later. */
    public static RootFolder withoutArchive(Path folder, String mainClass) throws IOException {
        RootFolder root = new RootFolder(folder.toAbsolutePath().normalize());
        Files.createDirectories(root.java().getParent());
        JavaRuntime.link(root.java());
        Jars.write(ClassPath.ofThisProcess(), mainClass, root.operator());
        Files.writeString(
                root.operator().resolve("options"),
                String.join("\n", OPTIONS) + "\n-XX:AOTCache=/opt/longshore/" + ARCHIVE + "\n"
                        + String.join("\n", AT_THE_START) + "\n");
        root.addSystem();
        root.settle();
        return root;
    }

    private static List<String> rehearse(RootFolder root) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("longshore-rehearsal");
        try {
            return Rehearsal.classes(root, OPTIONS, work);
        } finally {
            try (Stream<Path> files = Files.list(work)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(work);
        }
    }

    /** Archives the classes, read and verified, so that they need not be at every start. */
    private static void archive(RootFolder root, Path classes) throws IOException {
        Path list = Files.copy(classes, root.operator().resolve("classes"));
        reproducibly(inside(root))
                .with(OPTIONS.toArray(String[]::new))
                // Of the collectors' archives this one's is the same each time.
                .with("-XX:+UseSerialGC", "-Xshare:dump", "-Xlog:disable", "-Xlog:all=error:stderr")
                .with("-XX:SharedClassListFile=/opt/longshore/classes")
                .with("-XX:SharedArchiveFile=/opt/longshore/" + ARCHIVE)
                .with("-cp", "/opt/longshore/longshore.jar")
                .must();
        Files.delete(list);
    }

    /** Java as the container starts it, since the archive holds paths. It finds its libraries by a link in /proc, which is not there. */
    private static Command inside(RootFolder root) {
        Command asRoot = Privileges.isRoot() ? Command.of() : Command.of("unshare", "--map-root-user");
        return asRoot.with(
                "env",
                "LD_LIBRARY_PATH=/opt/java/lib:/opt/java/lib/server",
                "chroot",
                root.folder().toString(),
                "/opt/java/bin/java");
    }

    /** The archive holds addresses, too, which are the same each time only if the kernel is asked for it; a container may not ask. */
    private static Command reproducibly(Command command) {
        Command fixedAddresses = Command.of("setarch", "--addr-no-randomize");
        return fixedAddresses.with("true").run().succeeded()
                ? fixedAddresses.with(command.words().toArray(String[]::new))
                : command;
    }
}
