package dev.longshore.bench.system;

import dev.longshore.bench.report.Shape;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Objects;
import java.util.Optional;

/** A Service of the Cluster {@code default}; its task definition is there already. */
record ServiceWorkload(KubernetesClient client) implements Workload {
    private static final String NAME = "web";

    @Override
    public Shape shape() {
        return Shape.SERVICE;
    }

    @Override
    public void create(int pods) {
        Service service = new Service();
        service.setMetadata(
                new ObjectMetaBuilder().withNamespace(NAMESPACE).withName(NAME).build());
        service.setSpec(ServiceSpec.builder()
                .taskDefinition(Testbed.FAMILY)
                .desiredCount(pods)
                .build());
        client.resource(service).create();
    }

    @Override
    public boolean reported(int pods) {
        return Optional.ofNullable(service().get())
                .map(Service::getStatus)
                .map(ServiceStatus::runningCount)
                .filter(running -> Objects.equals(running, pods))
                .isPresent();
    }

    /** Whether the rollout is over, which is told a moment after all tasks run; from then on there is nothing to write. */
    boolean completed() {
        return Optional.ofNullable(service().get()).map(Service::getStatus).stream()
                .flatMap(status -> status.deployments().stream())
                .anyMatch(deployment -> deployment.rolloutState() == DeploymentRolloutState.COMPLETED);
    }

    @Override
    public void delete() {
        service().delete();
        Await.until("the Service's end", Measurement.LIMIT, () -> service().get() == null);
    }

    private Resource<Service> service() {
        return client.resources(Service.class).inNamespace(NAMESPACE).withName(NAME);
    }
}
