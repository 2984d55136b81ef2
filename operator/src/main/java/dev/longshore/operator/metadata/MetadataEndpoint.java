package dev.longshore.operator.metadata;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.pod.Additions;
import dev.longshore.operator.watch.NodeWatch;
import dev.longshore.operator.watch.PodWatch;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The task metadata endpoint: it tells each container of a new pod where to ask, and answers. */
public final class MetadataEndpoint implements UnaryOperator<Pod>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetadataEndpoint.class);

    private final String base;
    private final EndpointKey key;
    private final MetadataServer server;
    private final KubeletStats stats;

    private MetadataEndpoint(String base, EndpointKey key, MetadataServer server, KubeletStats stats) {
        this.base = base;
        this.key = key;
        this.server = server;
        this.stats = stats;
    }

    /**
     * Listens from now on; what it is asked before the watches are synced it does not know.
     *
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static MetadataEndpoint start(
            KubernetesClient client, MetadataSettings settings, PodWatch pods, NodeWatch nodes, InstantSource clock) {
        String namespace = Optional.ofNullable(client.getNamespace()).orElse("default");
        EndpointKey key = EndpointKey.of(client, namespace);
        RecentPods recent = new RecentPods(client, clock);
        KubeletStats stats =
                new KubeletStats(KubeletAccess.config(client, namespace, settings.kubelets(), clock), clock);
        Answers answers = new Answers(key, pods, nodes, recent, stats, new TaskProtection(client, pods, recent), clock);
        try {
            MetadataServer server = MetadataServer.start(settings.listen(), answers);
            String base = base(settings.url());
            LOG.info("The task metadata endpoint answers at {}", base);
            return new MetadataEndpoint(base, key, server, stats);
        } catch (IOException e) {
            stats.close();
            throw new UncheckedIOException("the metadata endpoint cannot listen on " + settings.listen(), e);
        }
    }

    /** Pods with name servers of their own, or on the host's network, do not know the cluster's names: they are told the address. */
    private static String base(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        try {
            String address = InetAddress.getByName(url.getHost()).getHostAddress();
            return "http://" + (address.contains(":") ? "[" + address + "]" : address) + port;
        } catch (UnknownHostException onlyKnownToPods) {
            return "http://" + url.getHost() + port;
        }
    }

    /** The same pod, whose containers know where to ask. */
    @Override
    public Pod apply(Pod pod) {
        PodKey name =
                new PodKey(pod.getMetadata().getNamespace(), pod.getMetadata().getName());
        String taskId = pod.getMetadata().getLabels().getOrDefault(Labels.TASK_ID, "");
        new Additions(
                        List.of(new EnvVar("AWS_EXECUTION_ENV", "AWS_ECS_" + TaskDocument.launchType(pod), null)),
                        List.of(),
                        List.of())
                .giveTo(pod.getSpec(), container -> true);
        pod.getSpec().getInitContainers().forEach(container -> tell(pod, name, taskId, container.getName()));
        pod.getSpec().getContainers().forEach(container -> tell(pod, name, taskId, container.getName()));
        return pod;
    }

    private void tell(Pod pod, PodKey name, String taskId, String container) {
        String token = key.token(taskId, container);
        List<EnvVar> variables = List.of(
                new EnvVar("ECS_CONTAINER_METADATA_URI_V4", base + EndpointPath.of(4, name, container, token), null),
                new EnvVar("ECS_CONTAINER_METADATA_URI", base + EndpointPath.of(3, name, container, token), null),
                new EnvVar("ECS_AGENT_URI", base + EndpointPath.ofAgent(name, container, token), null));
        new Additions(variables, List.of(), List.of())
                .giveTo(pod.getSpec(), one -> one.getName().equals(container));
    }

    @Override
    public void close() {
        server.close();
        stats.close();
    }
}
