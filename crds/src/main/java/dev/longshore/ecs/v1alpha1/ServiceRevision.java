package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment runs with besides its task definition, as the service asked when it began: ECS's service revision.
 *
 * @param networkConfiguration subnets and security groups of awsvpc tasks
 * @param platformVersion Fargate platform version
 * @param launchType what the tasks run on
 * @param capacityProviderStrategy how tasks are shared among capacity providers
 * @param loadBalancers target groups that the tasks join
 * @param serviceRegistries service discovery
 * @param serviceConnectConfiguration Service Connect
 * @param volumeConfigurations volumes that the task definition leaves to launch
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ServiceRevision(
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable String platformVersion,
        @Nullable LaunchType launchType,
        List<CapacityProviderStrategyItem> capacityProviderStrategy,
        List<LoadBalancer> loadBalancers,
        List<ServiceRegistry> serviceRegistries,
        @Nullable ServiceConnectConfiguration serviceConnectConfiguration,
        List<ServiceVolumeConfiguration> volumeConfigurations) {
    /** Copies the lists, which are never null. */
    public ServiceRevision {
        capacityProviderStrategy = Copies.list(capacityProviderStrategy);
        loadBalancers = Copies.list(loadBalancers);
        serviceRegistries = Copies.list(serviceRegistries);
        volumeConfigurations = Copies.list(volumeConfigurations);
    }
}
