package dev.longshore.bench.system;

import dev.longshore.bench.report.Shape;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A Deployment: its pods are made by kube-controller-manager and bound by kube-scheduler. */
record DeploymentWorkload(KubernetesClient client) implements Workload {
    private static final String NAME = "web";
    private static final Map<String, String> LABELS = Map.of("app", NAME);

    @Override
    public Shape shape() {
        return Shape.DEPLOYMENT;
    }

    @Override
    public void create(int pods) {
        Deployment deployment = new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(NAME)
                .endMetadata()
                .withNewSpec()
                .withReplicas(pods)
                .withNewSelector()
                .withMatchLabels(LABELS)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(LABELS)
                .endMetadata()
                .withSpec(BenchPod.spec("Always"))
                .endTemplate()
                .endSpec()
                .build();
        client.resource(deployment).create();
    }

    @Override
    public boolean reported(int pods) {
        return Optional.ofNullable(deployment().get())
                .map(Deployment::getStatus)
                .map(DeploymentStatus::getReadyReplicas)
                .filter(ready -> Objects.equals(ready, pods))
                .isPresent();
    }

    @Override
    public void delete() {
        deployment().withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
        Await.until(
                "the Deployment's end", Measurement.LIMIT, () -> deployment().get() == null);
    }

    private RollableScalableResource<Deployment> deployment() {
        return client.apps().deployments().inNamespace(NAMESPACE).withName(NAME);
    }
}
