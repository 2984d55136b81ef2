package dev.longshore.operator.cli;

import dev.longshore.local.LocalCluster;
import dev.longshore.local.LocalClusters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code longshore local}: a Kubernetes on this machine that stays until it is taken down. */
@Command(
        name = "local",
        mixinStandardHelpOptions = true,
        description = "A local Kubernetes that goes on after the command ends.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LocalUp.class, LocalDown.class, LocalKubeconfig.class, LocalLoadImage.class})
final class LocalCommand implements Runnable {
    /** The name of the cluster that is meant when none is named. */
    static final String DEFAULT_NAME = "longshore";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: up, down, kubeconfig or load-image.");
    }

    /** The running cluster of that name. */
    static LocalCluster running(String name) {
        return LocalClusters.find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "there is no local cluster '" + name + "'. Start it: longshore local up" + suffix(name)));
    }

    /** What names the cluster on a command line; nothing for the default. */
    static String suffix(String name) {
        return name.equals(DEFAULT_NAME) ? "" : " --name " + name;
    }
}
