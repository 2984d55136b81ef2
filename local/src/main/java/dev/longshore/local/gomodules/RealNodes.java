package dev.longshore.local.gomodules;

import dev.longshore.local.NodeRequest;
import dev.longshore.local.RealNode;
import dev.longshore.local.machine.ClusterState;
import dev.longshore.local.machine.Command;
import dev.longshore.local.machine.InotifyInstances;
import dev.longshore.local.machine.NamespacedHost;
import dev.longshore.local.machine.Readiness;
import dev.longshore.local.machine.Resources;
import dev.longshore.local.machine.Subnet;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The real nodes of a cluster: each a tree of processes in namespaces of its own. */
final class RealNodes {
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(90);

    private static final Resources RESOURCES = new Resources(RealNodes.class);

    private final ClusterState state;
    private final Toolbox tools;
    private final KubernetesClient client;

    RealNodes(ClusterState state, Toolbox tools, KubernetesClient client) {
        this.state = state;
        this.tools = tools;
        this.client = client;
    }

    /** Starts these nodes side by side and waits until each is Ready and takes pods. */
    List<RealNode> add(List<NodeRequest> requests) {
        List<RealNode> nodes = requests.stream().map(this::launch).toList();
        nodes.forEach(this::awaitReady);
        return nodes;
    }

    private synchronized RealNode launch(NodeRequest request) {
        if (running().containsKey(request.name())) {
            throw new IllegalArgumentException("node \"" + request.name() + "\" runs already");
        }
        InotifyInstances.allowEnough();
        NamespacedHost host = new NamespacedHost(state, nextIndex());
        new NodeFiles(state).write(request, host);
        state.write(host.folder() + "/name", request.name());
        tools.ensure(List.of(Tool.KUBELET, Tool.KUBE_PROXY));
        host.start(ClusterState.NODE + request.name(), request.name(), RESOURCES.text("node.sh"), tools.folder());
        return new RealNode(request.name(), host.address());
    }

    /** Indices are not used again: a killed node's folder stays for its logs. */
    private int nextIndex() {
        for (int index = 1; index <= Subnet.MAX_NODES; index++) {
            if (!Files.exists(state.file(new NamespacedHost(state, index).folder()))) {
                return index;
            }
        }
        throw new IllegalStateException("a cluster has at most " + Subnet.MAX_NODES + " real nodes in its life");
    }

    private void awaitReady(RealNode node) {
        Readiness readiness = new Readiness(state);
        String log = logOf(node);
        readiness.await("node " + node.name() + " to be Ready", log, READY_TIMEOUT, () -> {
            if (!running().containsKey(node.name())) {
                throw readiness.failure("node " + node.name() + " ended", ClusterState.NODE + node.name());
            }
            Node found = client.nodes().withName(node.name()).get();
            return found != null && NodeReadiness.takesPods(found);
        });
    }

    private String logOf(RealNode node) {
        return indices()
                .map(index -> new NamespacedHost(state, index))
                .filter(host -> host.address().equals(node.address()))
                .map(host -> host.folder() + "/var/log/kubelet")
                .findFirst()
                .orElse(ClusterState.NODE + node.name());
    }

    /** Ends every process of the node at once. */
    void kill(String name) {
        long pid = pid(name);
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
    }

    private long pid(String name) {
        Long pid = running().get(name);
        if (pid == null) {
            throw new IllegalArgumentException(
                    "no real node \"" + name + "\" runs; there are " + running().keySet());
        }
        return pid;
    }

    /** Imports a docker-archive into every node that runs, and keeps it for those to come. */
    void loadImage(Path archive) {
        try {
            Path images = Files.createDirectories(state.file("images"));
            Path kept = images.resolve(archive.getFileName().toString());
            if (!archive.toAbsolutePath().equals(kept.toAbsolutePath())) {
                Files.copy(archive, kept, StandardCopyOption.REPLACE_EXISTING);
            }
            for (long pid : running().values()) {
                Command.of(
                                "nsenter",
                                "--target=" + pid,
                                "--mount",
                                "--net",
                                "ctr",
                                "-n",
                                "k8s.io",
                                "images",
                                "import",
                                kept.toString())
                        .must();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the image archive " + archive, e);
        }
    }

    /** The nodes that run, with the id of the process whose death is theirs. */
    Map<String, Long> running() {
        Map<String, Long> nodes = new TreeMap<>();
        state.processes().forEach((name, pid) -> {
            if (name.startsWith(ClusterState.NODE)) {
                nodes.put(name.substring(ClusterState.NODE.length()), pid);
            }
        });
        return nodes;
    }

    /** The nodes that run, in the order of their start. */
    List<RealNode> list() {
        Map<String, Long> running = running();
        return indices()
                .map(index -> new NamespacedHost(state, index))
                .map(host -> new RealNode(state.read(host.folder() + "/name").orElse(""), host.address()))
                .filter(node -> running.containsKey(node.name()))
                .toList();
    }

    private Stream<Integer> indices() {
        String[] folders = state.file("nodes").toFile().list();
        return folders == null
                ? Stream.of()
                : Arrays.stream(folders).map(Integer::valueOf).sorted(Comparator.naturalOrder());
    }
}
