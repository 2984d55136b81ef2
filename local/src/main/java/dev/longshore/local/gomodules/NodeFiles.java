package dev.longshore.local.gomodules;

import dev.longshore.local.Component;
import dev.longshore.local.NodeRequest;
import dev.longshore.local.machine.ClusterState;
import dev.longshore.local.machine.NamespacedHost;
import dev.longshore.local.machine.Resources;
import dev.longshore.local.machine.Subnet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what a real node needs into its folder, which becomes its /run, /var/lib and /var/log. */
final class NodeFiles {
    private static final Resources RESOURCES = new Resources(NodeFiles.class);
    private final ClusterState state;
    private final Credentials credentials;

    NodeFiles(ClusterState state) {
        this.state = state;
        this.credentials = Credentials.open(state);
    }

    void write(NodeRequest node, NamespacedHost host) {
        Subnet subnet = Subnet.of(state);
        String run = host.folder() + "/run/longshore/";
        Map<String, String> values = Map.of(
                "name", node.name(),
                "cgroup", host.cgroup(),
                "podNetwork", subnet.podNetwork(host.index()));
        state.write(run + "containerd.toml", RESOURCES.text("containerd.toml"));
        state.write(run + "cni/10-pods.conflist", RESOURCES.filled("pods.conflist", values));
        state.write(run + "kubelet.yaml", RESOURCES.filled("kubelet.yaml", values));
        state.write(
                run + "kube-proxy.yaml",
                RESOURCES.filled("kube-proxy.yaml", Map.of("name", node.name(), "podNetwork", subnet.podNetwork())));
        state.write(run + "ca.crt", state.read("pki/ca.crt").orElseThrow());
        state.write(run + "kubelet.kubeconfig", credentials.kubeconfig("system:node:" + node.name(), "system:nodes"));
        state.write(run + "kube-proxy.kubeconfig", credentials.kubeconfig("system:kube-proxy", ""));
        state.write(run + "kubelet.flags", lines(kubeletFlags(node, host.address())));
        state.write(run + "kube-proxy.flags", lines(proxyFlags()));
        copyFromMachine(run);
    }

    private List<String> kubeletFlags(NodeRequest node, String address) {
        String labels = node.labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
        List<String> flags = new ArrayList<>(List.of(
                "--config=/run/longshore/kubelet.yaml",
                "--kubeconfig=/run/longshore/kubelet.kubeconfig",
                "--hostname-override=" + node.name(),
                "--node-ip=" + address,
                "--node-labels=" + labels));
        flags.addAll(state.flags(Component.KUBELET));
        return flags;
    }

    private static String lines(List<String> words) {
        return String.join("\n", words) + "\n";
    }

    private List<String> proxyFlags() {
        List<String> flags = new ArrayList<>(List.of("--config=/run/longshore/kube-proxy.yaml"));
        flags.addAll(state.flags(Component.KUBE_PROXY));
        return flags;
    }

    /** The machine's resolv.conf may be a link into its own /run; every image loaded so far is linked. */
    private void copyFromMachine(String run) {
        try {
            Files.copy(Path.of("/etc/resolv.conf"), state.file(run + "resolv.conf"));
            Path images = Files.createDirectories(state.file(run + "images"));
            try (var archives = Files.list(state.file("images"))) {
                for (Path archive : archives.toList()) {
                    Files.createLink(images.resolve(archive.getFileName()), archive);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare a node in " + state.file(run), e);
        }
    }
}
