package dev.longshore.operator.cli;

import dev.longshore.ecs.install.Crds;
import dev.longshore.local.ClusterRequest;
import dev.longshore.local.ClusterRequestBuilder;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.LocalClusters;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longshore local up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the cluster, if it does not run, and installs Longshore's custom resource definitions.")
final class LocalUp implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--name",
            defaultValue = LocalCommand.DEFAULT_NAME,
            description = "Name of the cluster (${DEFAULT-VALUE}).")
    private String name = LocalCommand.DEFAULT_NAME;

    @Option(
            names = "--nodes",
            defaultValue = "2",
            description = "Real nodes, each in a zone of its own (${DEFAULT-VALUE}).")
    private int nodes;

    @Option(
            names = "--simulated-nodes",
            defaultValue = "0",
            description = "Simulated nodes beside them (${DEFAULT-VALUE}).")
    private int simulatedNodes;

    @Option(names = "--scheduler", description = "Run kube-scheduler too, for pods that are not Longshore's.")
    private boolean scheduler;

    @Option(names = "--provider", paramLabel = "NAME", description = "Only this way to a cluster: k3s or go-modules.")
    private @Nullable String provider;

    @Override
    public Integer call() {
        Logging.onlyErrors();
        PrintWriter err = spec.commandLine().getErr();
        ClusterRequestBuilder request = ClusterRequest.builder()
                .realNodes(nodes)
                .simulatedNodes(simulatedNodes)
                .scheduler(scheduler)
                .progress(line -> {
                    err.println(line);
                    err.flush();
                });
        if (provider != null) {
            request.provider(provider);
        }
        try (LocalCluster cluster = LocalClusters.up(name, request.build())) {
            Crds.apply(cluster.client());
            PrintWriter out = spec.commandLine().getOut();
            out.println("Local cluster '" + name + "' runs (" + cluster.provider() + ").");
            out.println("  export KUBECONFIG=" + cluster.kubeconfigFile());
            out.println("  longshore operator                  # in another terminal");
            out.println("  longshore local down" + LocalCommand.suffix(name));
            out.flush();
        }
        return 0;
    }
}
