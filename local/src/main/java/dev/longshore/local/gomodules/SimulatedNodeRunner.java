package dev.longshore.local.gomodules;

import dev.longshore.local.ClusterUnavailableException;
import dev.longshore.local.Component;
import dev.longshore.local.NodeRequest;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.local.machine.ClusterState;
import dev.longshore.local.machine.Readiness;
import dev.longshore.local.machine.Resources;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds simulated nodes, and starts kwok with the first of them. */
final class SimulatedNodeRunner {
    private static final Resources RESOURCES = new Resources(SimulatedNodeRunner.class);
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
    private static final int WRITERS = 24;
    private static final String LEASE_SECONDS = "12";
    // Where no controller looks at leases, hundreds of nodes need not renew them all the time.
    private static final String IDLE_LEASE_SECONDS = "400";

    private final ClusterState state;
    private final Toolbox tools;
    private final KubernetesClient client;

    SimulatedNodeRunner(ClusterState state, Toolbox tools, KubernetesClient client) {
        this.state = state;
        this.tools = tools;
        this.client = client;
    }

    synchronized void add(SimulatedNodes nodes) {
        startKwok();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < nodes.count(); i++) {
                Node node = node(nodes, i);
                writes.add(writers.submit(() -> client.nodes().resource(node).create()));
            }
            for (Future<?> write : writes) {
                write.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new ClusterUnavailableException("cannot create the simulated nodes", e);
        }
        awaitReady(nodes);
    }

    private void startKwok() {
        if (state.processes().containsKey(Tool.KWOK.program())) {
            return;
        }
        boolean watched = state.read("no-node-lifecycle").isEmpty();
        String config =
                RESOURCES.filled("kwok.yaml", Map.of("leaseSeconds", watched ? LEASE_SECONDS : IDLE_LEASE_SECONDS));
        List<String> command = new ArrayList<>(List.of(
                tools.path(Tool.KWOK).toString(),
                "--kubeconfig="
                        + state.write(
                                "kubeconfigs/kwok", Credentials.open(state).kubeconfig("kwok", "system:masters")),
                "--config=" + state.write("kwok.yaml", config),
                "--node-lease-duration-seconds=" + (watched ? LEASE_SECONDS : IDLE_LEASE_SECONDS)));
        command.addAll(state.flags(Component.KWOK));
        state.launch(Tool.KWOK.program(), new ProcessBuilder(command));
    }

    private static Node node(SimulatedNodes nodes, int index) {
        Map<String, String> labels = new LinkedHashMap<>(nodes.labels());
        String name = nodes.names().get(index);
        labels.put("kubernetes.io/hostname", name);
        labels.put("kubernetes.io/os", "linux");
        labels.put("kubernetes.io/arch", "amd64");
        if (!nodes.zones().isEmpty()) {
            labels.put(
                    NodeRequest.ZONE_LABEL,
                    nodes.zones().get(index % nodes.zones().size()));
        }
        if (!nodes.instanceType().isEmpty()) {
            labels.put("node.kubernetes.io/instance-type", nodes.instanceType());
        }
        Map<String, Quantity> capacity = Map.of(
                "cpu", Quantity.parse(nodes.cpu()),
                "memory", Quantity.parse(nodes.memory()),
                "ephemeral-storage", Quantity.parse("100Gi"),
                "pods", new Quantity(Integer.toString(nodes.pods())));
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .withAnnotations(Map.of("kwok.x-k8s.io/node", "fake"))
                .endMetadata()
                .withNewStatus()
                .withCapacity(capacity)
                .withAllocatable(capacity)
                .withNewNodeInfo()
                .withArchitecture("amd64")
                .withOperatingSystem("linux")
                .withKubeletVersion("kwok")
                .endNodeInfo()
                .endStatus()
                .build();
    }

    /** Until each took pods once, or was taken away by somebody else meanwhile. */
    private void awaitReady(SimulatedNodes nodes) {
        Set<String> awaited = new HashSet<>(nodes.names());
        // From the API server's cache: hundreds of nodes are read again and again.
        ListOptions cached = new ListOptionsBuilder().withResourceVersion("0").build();
        new Readiness(state).await(nodes.count() + " simulated nodes to be Ready", "kwok", READY_TIMEOUT, () -> {
            Map<String, Node> there = client.nodes().list(cached).getItems().stream()
                    .collect(Collectors.toMap(node -> node.getMetadata().getName(), Function.identity()));
            awaited.removeIf(name -> there.containsKey(name) ? NodeReadiness.takesPods(there.get(name)) : isGone(name));
            return awaited.isEmpty();
        });
    }

    private boolean isGone(String name) {
        return client.nodes().withName(name).get() == null;
    }
}
