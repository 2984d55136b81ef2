package dev.longshore.operator.pod;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Asks a real API server for its opinion of a pod, without making it. */
final class PodDryRun {
    private final KubernetesClient client;

    /** Makes what an API server without controllers lacks: the namespace of {@link Templates} and its service account. */
    PodDryRun(KubernetesClient client) {
        this.client = client;
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("ns")
                        .endMetadata()
                        .build())
                .serverSideApply();
        client.resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("default")
                        .withNamespace("ns")
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    /**
     * The pod as the server would keep it.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if it refuses the pod
     */
    Pod of(Pod pod) {
        return client.resource(pod).dryRun().create();
    }
}
