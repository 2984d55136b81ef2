package dev.longshore.bench.system;

import dev.longshore.ecs.install.Crds;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.local.ClusterRequest;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.SimulatedNodes;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The control plane, its simulated nodes and the operator. */
final class Testbed implements AutoCloseable {
    /** The task definition that is there from the start. */
    static final String FAMILY = "web";

    private static final String CLUSTER = "default";
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration JOINED_WITHIN = Duration.ofMinutes(10);

    private static final int REQUEST_TIMEOUT_MILLIS = 300_000;

    private final int nodes;
    private final LocalCluster cluster;
    private final KubernetesClient client;
    private final Optional<Path> profile;
    private Optional<OperatorProcess> operator = Optional.empty();

    /** Starts all but the operator. */
    Testbed(Settings settings) {
        nodes = settings.nodes();
        profile = settings.profile();
        cluster = LocalCluster.start(ClusterRequest.builder()
                .simulatedNodes(SimulatedNodes.of(nodes).withLabels(Map.of("ecs.longshore.dev/cluster", CLUSTER)))
                .scheduler(true)
                .auditLog(true)
                .nodeLifecycle(false)
                .build());
        Config config = new ConfigBuilder(Config.fromKubeconfig(cluster.kubeconfig()))
                .withUserAgent("longshore-bench")
                // One request deletes all bare pods.
                .withRequestTimeout(REQUEST_TIMEOUT_MILLIS)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
        try {
            prepare();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    KubernetesClient client() {
        return client;
    }

    AuditLog auditLog() {
        return new AuditLog(cluster.auditLog().orElseThrow());
    }

    /** The ids of all processes that matter, ours among them. */
    Map<String, Long> processes() {
        Map<String, Long> processes = new TreeMap<>(cluster.processes());
        operator.ifPresent(running -> processes.put("operator", running.pid()));
        processes.put("bench", ProcessHandle.current().pid());
        return processes;
    }

    private void prepare() {
        Crds.apply(client);
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(Workload.NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        Await.until(
                "the namespace's service account",
                SOON,
                () -> client.serviceAccounts()
                                .inNamespace(Workload.NAMESPACE)
                                .withName("default")
                                .get()
                        != null);
        Cluster ecsCluster = new Cluster();
        ecsCluster.setMetadata(new ObjectMetaBuilder().withName(CLUSTER).build());
        ecsCluster.setSpec(ClusterSpec.builder().build());
        client.resource(ecsCluster).create();
        TaskDefinition definition = new TaskDefinition();
        definition.setMetadata(new ObjectMetaBuilder()
                .withNamespace(Workload.NAMESPACE)
                .withName(FAMILY)
                .build());
        definition.setSpec(BenchPod.definition());
        client.resource(definition).create();
    }

    /** Starts the operator; returns all processes, the operator among them. */
    Map<String, Long> startOperator() {
        operator = Optional.of(OperatorProcess.start(cluster, profile));
        return processes();
    }

    /** Waits until every node is a container instance. */
    void awaitJoined() {
        Await.until("the operator to join " + nodes + " nodes", JOINED_WITHIN, () -> {
            operator.ifPresent(OperatorProcess::requireAlive);
            return joined();
        });
    }

    private boolean joined() {
        return Optional.ofNullable(
                        client.resources(Cluster.class).withName(CLUSTER).get())
                .map(Cluster::getStatus)
                .map(status -> status.registeredContainerInstancesCount())
                .filter(count -> count == nodes)
                .isPresent();
    }

    @Override
    public void close() {
        operator.ifPresent(OperatorProcess::close);
        client.close();
        cluster.close();
    }
}
