package dev.longshore.operator.deployment;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.LaunchType;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceRevision;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a service's spec belongs to a deployment: a change of it starts a new one, and a rollback brings it back. */
final class ServiceRevisions {
    private static final ServiceRevision NOTHING = ServiceRevision.builder().build();

    private ServiceRevisions() {}

    static ServiceRevision of(ServiceSpec spec) {
        return ServiceRevision.builder()
                .networkConfiguration(spec.networkConfiguration())
                .platformVersion(spec.platformVersion())
                .launchType(launchType(spec))
                .capacityProviderStrategy(spec.capacityProviderStrategy())
                .loadBalancers(spec.loadBalancers())
                .serviceRegistries(spec.serviceRegistries())
                .serviceConnectConfiguration(spec.serviceConnectConfiguration())
                .volumeConfigurations(spec.volumeConfigurations())
                .build();
    }

    /** EC2 is the default. */
    private static @Nullable LaunchType launchType(ServiceSpec spec) {
        return spec.launchType() == LaunchType.EC2 ? null : spec.launchType();
    }

    /** For the status, where most services have nothing to say. */
    static @Nullable ServiceRevision unlessEmpty(ServiceRevision revision) {
        return revision.equals(NOTHING) ? null : revision;
    }

    /** The service as it would be if it asked for what this deployment runs. */
    static Service asOf(Service service, Deployment deployment) {
        ServiceRevision revision =
                Optional.ofNullable(deployment.serviceRevision()).orElse(NOTHING);
        Service then = new Service();
        then.setMetadata(service.getMetadata());
        then.setStatus(service.getStatus());
        then.setSpec(service.getSpec().toBuilder()
                .taskDefinition(deployment.taskDefinition())
                .networkConfiguration(revision.networkConfiguration())
                .platformVersion(revision.platformVersion())
                .launchType(revision.launchType())
                .capacityProviderStrategy(revision.capacityProviderStrategy())
                .loadBalancers(revision.loadBalancers())
                .serviceRegistries(revision.serviceRegistries())
                .serviceConnectConfiguration(revision.serviceConnectConfiguration())
                .volumeConfigurations(revision.volumeConfigurations())
                .build());
        return then;
    }
}
