package dev.longshore.operator.cli;

import dev.longshore.operator.image.OperatorImage;
import dev.longshore.operator.image.RootFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longshore image}. */
@Command(
        name = "image",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the operator's image, without a container engine, from this JDK and this build.",
            "",
            "The archive is an OCI image layout that 'docker load' reads as well: push it with skopeo or docker, or bring it to the nodes.",
            "The same build, JDK and list of classes give the same bytes.",
            ""
        })
final class ImageCommand implements Callable<Integer> {
    private static final double MEBIBYTE = 1024.0 * 1024.0;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--name",
            defaultValue = "docker.io/library/longshore:0.1.0-SNAPSHOT",
            description = "Registry, repository and tag (${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = "longshore-image.tar",
            description = "The archive (${DEFAULT-VALUE}).")
    private Path output = Path.of("");

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description =
                    "The list of the classes whose archive makes the start short. Without such a file it is recorded, by starting the"
                            + " operator against an API server that has nothing, and written there.")
    private @Nullable Path classes;

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = "Write the root file system there, in place of an archive.")
    private @Nullable Path root;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("longshore-image");
        try {
            Path list = classes == null ? work.resolve("classes") : classes;
            if (root == null) {
                RootFolder made = OperatorImage.build(work.resolve("root"), OperatorMain.class.getName(), list);
                made.image(name).writeTo(output);
                say(name, output);
            } else {
                OperatorImage.build(root, OperatorMain.class.getName(), list);
            }
        } finally {
            delete(work);
        }
        return 0;
    }

    private void say(String image, Path archive) throws IOException {
        spec.commandLine().getOut().printf("%s is in %s, %.0f MiB.%n", image, archive, Files.size(archive) / MEBIBYTE);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
