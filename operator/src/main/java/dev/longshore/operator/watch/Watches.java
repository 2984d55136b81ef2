package dev.longshore.operator.watch;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.operator.definition.RevisionStore;
import dev.longshore.operator.scope.Scope;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** What all controllers see of the scope, and the pods and nodes of all: one informer for each kind, shared. */
public record Watches(
        Scope scope,
        PodWatch pods,
        NodeWatch nodes,
        ResourceWatch<Namespace> namespaces,
        ResourceWatch<Cluster> clusters,
        ResourceWatch<ContainerInstance> instances,
        ResourceWatch<TargetGroup> targetGroups,
        ResourceWatch<CapacityProvider> capacityProviders,
        RevisionStore revisions,
        Departures departures)
        implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int MOST_POLLS = 1500;

    /** The watches of a cluster, none of them started. */
    public static Watches of(KubernetesClient client, Scope scope) {
        Watches watches = new Watches(
                scope,
                new PodWatch(client, scope),
                new NodeWatch(client),
                new ResourceWatch<>(client.namespaces()),
                new ResourceWatch<>(client.resources(Cluster.class)),
                new ResourceWatch<>(client.resources(ContainerInstance.class)),
                new ResourceWatch<>(scope.of(client.resources(TargetGroup.class))),
                new ResourceWatch<>(client.resources(CapacityProvider.class)),
                new RevisionStore(client, scope),
                new Departures());
        watches.pods().addListener(watches.departures());
        return watches;
    }

    /** Returns when everything has been listed. */
    public void start() {
        namespaces.start();
        clusters.start();
        instances.start();
        targetGroups.start();
        capacityProviders.start();
        revisions.start();
        nodes.start();
        pods.start();
    }

    /** Whether everything that was listed has been read into the records, which goes on when {@link #start} returns. */
    public boolean current() {
        return revisions.current() && nodes.current() && pods.current();
    }

    /** The kinds whose changes will not be seen any more, once all were started; a new operator would see them. */
    public List<String> dead() {
        Map<String, Boolean> kinds = new TreeMap<>(Map.of(
                "pods", pods.dead(),
                "nodes", nodes.dead(),
                "controllerrevisions", revisions.dead(),
                "namespaces", namespaces.dead(),
                "clusters", clusters.dead(),
                "containerinstances", instances.dead(),
                "targetgroups", targetGroups.dead(),
                "capacityproviders", capacityProviders.dead()));
        return kinds.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Returns when all is {@link #current}: who decides before that counts too few tasks, and starts them again.
     *
     * @throws IllegalStateException if the API server lists but does not let watch within 30 s
     */
    public void awaitCurrent() {
        for (int poll = 0; !current(); poll++) {
            if (poll == MOST_POLLS) {
                throw new IllegalStateException("the Kubernetes API does not let nodes, pods and controllerrevisions be"
                        + " watched; the verbs list and watch are needed in all namespaces");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @Override
    public void close() {
        pods.close();
        nodes.close();
        revisions.close();
        capacityProviders.close();
        targetGroups.close();
        instances.close();
        clusters.close();
        namespaces.close();
    }
}
