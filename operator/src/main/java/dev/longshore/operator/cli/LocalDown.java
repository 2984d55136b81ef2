package dev.longshore.operator.cli;

import dev.longshore.local.LocalClusters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longshore local down}. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops the cluster and removes all of it.")
final class LocalDown implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--name",
            defaultValue = LocalCommand.DEFAULT_NAME,
            description = "Name of the cluster (${DEFAULT-VALUE}).")
    private String name = LocalCommand.DEFAULT_NAME;

    @Override
    public Integer call() {
        boolean ended = LocalClusters.down(name);
        spec.commandLine()
                .getOut()
                .println(ended ? "Local cluster '" + name + "' is gone." : "There is no local cluster '" + name + "'.");
        return 0;
    }
}
