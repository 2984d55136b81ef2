package dev.longshore.local.group;

import dev.longshore.local.LocalCluster;
import dev.longshore.local.RealNode;
import dev.longshore.local.SimulatedNodes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the kind NodeGroup in a local cluster: each has as many nodes as {@code spec.replicas} says, real ones or simulated ones, which
 * {@code kubectl scale} and anybody else changes by the subresource {@code /scale}. When a group shrinks, nodes with the annotation
 * {@value #DELETE_MACHINE} go first, then the newest.
 */
public final class NodeGroups implements AutoCloseable {
    /** On a node: it is the one that goes when its group shrinks. */
    public static final String DELETE_MACHINE = "ecs.longshore.dev/delete-machine";

    /** The kind, for a generic client. */
    public static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("local.longshore.dev")
            .withVersion("v1")
            .withKind("NodeGroup")
            .withPlural("nodegroups")
            .withNamespaced(false)
            .build();

    private static final Logger LOG = LoggerFactory.getLogger(NodeGroups.class);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(30);
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final LocalCluster cluster;
    private final KubernetesClient client;
    private final Map<String, Integer> lastNumbers = new HashMap<>();
    private final Thread thread;
    private volatile boolean open = true;

    private NodeGroups(LocalCluster cluster) {
        this.cluster = cluster;
        this.client = cluster.client();
        this.thread = Thread.ofPlatform().daemon().name("node groups").start(this::run);
    }

    /** Installs the kind and serves its objects until it is closed; the nodes that are there then stay. */
    public static NodeGroups serve(LocalCluster cluster) {
        install(cluster.client());
        return new NodeGroups(cluster);
    }

    private static void install(KubernetesClient client) {
        try (InputStream yaml = Objects.requireNonNull(NodeGroups.class.getResourceAsStream("nodegroups.yaml"))) {
            client.load(yaml).resources().forEach(definition -> definition.serverSideApply());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitServed(client);
    }

    /** The objects themselves are asked for: a kind is established a moment before it is served. */
    private static void awaitServed(KubernetesClient client) {
        long end = System.nanoTime() + SERVED_WITHIN.toNanos();
        while (true) {
            try {
                client.genericKubernetesResources(KIND).list();
                return;
            } catch (KubernetesClientException e) {
                if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private void run() {
        while (open) {
            try {
                client.genericKubernetesResources(KIND).list().getItems().forEach(this::keep);
            } catch (RuntimeException e) {
                if (open) {
                    LOG.warn("node groups: {}", e.getMessage());
                }
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private void keep(GenericKubernetesResource object) {
        GroupSpec group = GroupSpec.of(object);
        List<Node> nodes =
                client.nodes().withLabel(GroupSpec.LABEL, group.name()).list().getItems();
        if (nodes.size() < group.replicas()) {
            add(group, nodes.size());
        } else {
            nodes.stream()
                    .sorted(Comparator.comparing(NodeGroups::isMarked)
                            .thenComparing(node -> node.getMetadata().getCreationTimestamp())
                            .thenComparing(node -> node.getMetadata().getName())
                            .reversed())
                    .limit(nodes.size() - group.replicas())
                    .forEach(node -> remove(node.getMetadata().getName()));
        }
        if (!Integer.valueOf(nodes.size()).equals(object.get("status", "replicas"))) {
            client.genericKubernetesResources(KIND)
                    .withName(group.name())
                    .subresource("status")
                    .patch(MERGE, "{\"status\":{\"replicas\":" + nodes.size() + "}}");
        }
    }

    private static boolean isMarked(Node node) {
        Map<String, String> annotations = node.getMetadata().getAnnotations();
        return annotations != null && annotations.containsKey(DELETE_MACHINE);
    }

    /** One at a time: what is asked for may have changed meanwhile. */
    private void add(GroupSpec group, int there) {
        int number = lastNumbers.merge(group.name(), there + 1, (last, count) -> last + 1);
        String name = group.name() + "-" + number;
        if (group.simulated()) {
            cluster.addSimulatedNodes(SimulatedNodes.of(1)
                    .withPrefix(name)
                    .withLabels(group.labels())
                    .withCapacity(group.cpu(), group.memory(), 110));
        } else {
            cluster.addNode(name, group.labels());
        }
    }

    private void remove(String node) {
        if (cluster.realNodes().stream().map(RealNode::name).anyMatch(node::equals)) {
            cluster.killNode(node);
        }
        try {
            client.nodes().withName(node).delete();
        } catch (KubernetesClientException e) {
            LOG.warn("node {} is not removed: {}", node, e.getMessage());
        }
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(120));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
