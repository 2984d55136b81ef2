package dev.longshore.bench.system;

import dev.longshore.bench.report.Shape;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Gets pods to run in one of the ways that are compared. */
sealed interface Workload permits ServiceWorkload, DeploymentWorkload, BarePods {
    /** Where the pods of all workloads run, one workload at a time. */
    String NAMESPACE = "bench";

    static Workload of(Shape shape, KubernetesClient client, List<String> nodes) {
        return switch (shape) {
            case SERVICE -> new ServiceWorkload(client);
            case DEPLOYMENT -> new DeploymentWorkload(client);
            case BARE_PODS -> new BarePods(client, nodes);
        };
    }

    Shape shape();

    /** Asks for the pods; returns when no more is to be written by us. */
    void create(int pods);

    /** Whether the owner's status says that all run. */
    boolean reported(int pods);

    /** Asks for the end of everything that {@link #create} made; its pods may still be there at return. */
    void delete();
}
