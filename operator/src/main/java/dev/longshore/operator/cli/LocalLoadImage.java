package dev.longshore.operator.cli;

import dev.longshore.local.LocalCluster;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code longshore local load-image}. */
@Command(
        name = "load-image",
        mixinStandardHelpOptions = true,
        description =
                "Loads images into every node of the running cluster, from what 'docker save' or 'podman save' wrote.")
final class LocalLoadImage implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--name",
            defaultValue = LocalCommand.DEFAULT_NAME,
            description = "Name of the cluster (${DEFAULT-VALUE}).")
    private String name = LocalCommand.DEFAULT_NAME;

    @Parameters(paramLabel = "ARCHIVE", arity = "1..*", description = "Docker archives (.tar).")
    private List<Path> archives = List.of();

    @Override
    public Integer call() throws NoSuchFileException {
        try (LocalCluster cluster = LocalCommand.running(name)) {
            for (Path archive : archives) {
                if (!Files.isReadable(archive)) {
                    throw new NoSuchFileException(archive.toString());
                }
                cluster.loadImage(archive);
                spec.commandLine().getOut().println("Loaded " + archive + ".");
            }
        }
        return 0;
    }
}
