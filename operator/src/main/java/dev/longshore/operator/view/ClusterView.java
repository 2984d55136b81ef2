package dev.longshore.operator.view;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.operator.controller.cluster.ClusterNodes;
import dev.longshore.operator.controller.resolve.Resolver;
import dev.longshore.operator.definition.ServerFeatures;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.scope.Scope;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The operator's picture of a Kubernetes cluster, for who wants to ask and not to act: it watches what the operator watches, books
 * and resolves as the operator does, and writes nothing.
 */
public final class ClusterView implements AutoCloseable {
    private final KubernetesClient client;
    private final Watches watches;
    private final ServerFeatures server;
    private final Trials trials;

    private ClusterView(KubernetesClient client, Watches watches, InstantSource clock) {
        this.client = client;
        this.watches = watches;
        this.server = ServerFeatures.of(client.getKubernetesVersion());
        this.trials = new Trials(watches, new ClusterNodes(client, watches), clock);
    }

    /**
     * Reads the cluster; the client stays the caller's to close.
     *
     * @throws IllegalStateException if the API server lists but does not let watch within 30 s
     */
    public static ClusterView open(KubernetesClient client, InstantSource clock) {
        Watches watches = Watches.of(client, Scope.ALL);
        try {
            watches.start();
            watches.awaitCurrent();
            return new ClusterView(client, watches, clock);
        } catch (RuntimeException failure) {
            watches.close();
            throw failure;
        }
    }

    /** The names of all Clusters, sorted. */
    public List<String> clusters() {
        return watches.clusters().all().stream()
                .map(cluster -> cluster.getMetadata().getName())
                .sorted()
                .toList();
    }

    /** The container instances of all Clusters, by Cluster and name. */
    public List<ClusterInstance> instances() {
        return watches.clusters().all().stream()
                .sorted(Comparator.comparing(
                        (Cluster cluster) -> cluster.getMetadata().getName()))
                .flatMap(cluster -> trials.of(cluster).instances().stream()
                        .map(book -> new ClusterInstance(cluster.getMetadata().getName(), book)))
                .toList();
    }

    /** How a service stands; empty if there is none of that name. */
    public Optional<Prospects> service(String namespace, String name) {
        return Optional.ofNullable(client.resources(Service.class)
                        .inNamespace(namespace)
                        .withName(name)
                        .get())
                .map(explainer()::of);
    }

    /** How a Task stands; empty if there is none of that name. */
    public Optional<Prospects> task(String namespace, String name) {
        return Optional.ofNullable(client.resources(Task.class)
                        .inNamespace(namespace)
                        .withName(name)
                        .get())
                .map(explainer()::of);
    }

    /** Whether a node is a container instance; empty if there is none of that name. */
    public Optional<NodeStanding> node(String name) {
        return new NodeStandings(watches, trials).of(name);
    }

    /** The single tasks of a namespace whose id begins with this text, or whose pod has it for a name. */
    public List<EcsTask> tasks(String namespace, String idOrPod) {
        return watches.pods()
                .tasks()
                .filter(task -> task.pod().namespace().equals(namespace))
                .filter(task ->
                        task.pod().name().equals(idOrPod) || task.taskId().startsWith(idOrPod))
                .sorted(Comparator.comparing(EcsTask::pod))
                .toList();
    }

    /** What would come of applying these objects, which name their namespace; of other kinds than ECS's nothing is said. */
    public List<Planned> plan(List<? extends HasMetadata> objects) {
        return new Planner(watches, server, trials, new Drafts(client)).plan(objects);
    }

    private Explainer explainer() {
        return new Explainer(watches, new Resolver(watches, watches.revisions()::find, server), trials);
    }

    @Override
    public void close() {
        watches.close();
    }
}
