package dev.longshore.operator.cli;

import dev.longshore.local.LocalCluster;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longshore local kubeconfig}. */
@Command(
        name = "kubeconfig",
        mixinStandardHelpOptions = true,
        description = "Prints the kubeconfig of the running cluster; with --path, the name of its file.")
final class LocalKubeconfig implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--name",
            defaultValue = LocalCommand.DEFAULT_NAME,
            description = "Name of the cluster (${DEFAULT-VALUE}).")
    private String name = LocalCommand.DEFAULT_NAME;

    @Option(
            names = "--path",
            description = "Print the file's name, as for: export KUBECONFIG=$(longshore local kubeconfig --path)")
    private boolean path;

    @Override
    public Integer call() {
        try (LocalCluster cluster = LocalCommand.running(name)) {
            String text = path ? cluster.kubeconfigFile() + "\n" : cluster.kubeconfig();
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
