package dev.longshore.local.gomodules;

import dev.longshore.local.machine.ClusterState;
import dev.longshore.local.machine.Ports;
import dev.longshore.local.machine.Readiness;
import dev.longshore.local.machine.Resources;
import dev.longshore.local.machine.Subnet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** metrics-server beside the API server, which hands it the requests for metrics.k8s.io. */
final class MetricsServer {
    private static final Resources RESOURCES = new Resources(MetricsServer.class);
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(90);

    private final ClusterState state;
    private final Toolbox tools;
    private final KubernetesClient client;

    MetricsServer(ClusterState state, Toolbox tools, KubernetesClient client) {
        this.state = state;
        this.tools = tools;
        this.client = client;
    }

    /** Starts it, unless it runs; returns when it answers. */
    void start() {
        if (!state.processes().containsKey(Tool.METRICS_SERVER.program())) {
            // The bridge's address: an endpoint may not be on loopback.
            String address = Files.exists(state.file("slot")) ? Subnet.of(state).gateway() : "";
            if (address.isEmpty()) {
                throw new UnsupportedOperationException(
                        "this cluster was requested without real nodes, so there is nothing to measure; ask for at least one");
            }
            int port = Ports.free(address);
            launch(address, port);
            register(address, port);
        }
        new Readiness(state)
                .await(
                        "metrics.k8s.io to be served",
                        Tool.METRICS_SERVER.program(),
                        READY_TIMEOUT,
                        () -> client.raw("/apis/metrics.k8s.io/v1beta1/nodes") != null);
    }

    private void launch(String address, int port) {
        String kubeconfig = state.write(
                        "kubeconfigs/metrics-server",
                        Credentials.open(state).kubeconfig("metrics-server", "system:masters"))
                .toString();
        state.launch(
                Tool.METRICS_SERVER.program(),
                new ProcessBuilder(List.of(
                        tools.path(Tool.METRICS_SERVER).toString(),
                        "--kubeconfig=" + kubeconfig,
                        "--authentication-kubeconfig=" + kubeconfig,
                        "--authorization-kubeconfig=" + kubeconfig,
                        "--bind-address=" + address,
                        "--secure-port=" + port,
                        "--cert-dir=" + state.makeFolder("metrics-server"),
                        // Kubelets sign their own certificates.
                        "--kubelet-insecure-tls",
                        "--kubelet-preferred-address-types=InternalIP",
                        "--kubelet-request-timeout=5s",
                        "--metric-resolution=10s")));
    }

    private void register(String address, int port) {
        String objects =
                RESOURCES.filled("metrics-server.yaml", Map.of("address", address, "port", String.valueOf(port)));
        client.load(new ByteArrayInputStream(objects.getBytes(StandardCharsets.UTF_8)))
                .items()
                .forEach(object -> client.resource(object).create());
    }
}
