package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What CreateService takes: which tasks to keep running, how many and how to replace them.
 *
 * @param cluster name or ARN of the Cluster; default: default
 * @param serviceName 1 to 255 letters, digits, hyphens and underscores; default: the object's name
 * @param taskDefinition family (follows its newest revision), {@code family:revision} (pins it) or ARN;
 *     required unless the deployment controller is EXTERNAL
 * @param availabilityZoneRebalancing whether tasks are moved when zones become uneven
 * @param loadBalancers target groups that the tasks join, at most 5
 * @param serviceRegistries service discovery, at most one
 * @param desiredCount how many tasks, from 0; default 1. A DAEMON service runs one on each instance and takes
 *     no notice of it
 * @param clientToken idempotency token of the ECS API; has no effect here
 * @param launchType EC2 (the default) for container instances or FARGATE for the Fargate pool; excludes
 *     capacityProviderStrategy
 * @param capacityProviderStrategy how tasks are shared among capacity providers, at most 20
 * @param platformVersion Fargate platform version; default LATEST
 * @param role role for Classic Load Balancers
 * @param deploymentConfiguration how deployments go on
 * @param placementConstraints conditions on the instances, at most 10
 * @param placementStrategy order in which instances are chosen, at most 5; default: spread over zones, then
 *     instances
 * @param networkConfiguration subnets and security groups of awsvpc tasks
 * @param healthCheckGracePeriodSeconds seconds after a start in which bad health is no reason to stop the task;
 *     default 0
 * @param schedulingStrategy REPLICA (the default) keeps a number of tasks, DAEMON one on each instance; cannot
 *     be changed
 * @param deploymentController who drives deployments; default ECS
 * @param tags at most 50
 * @param enableECSManagedTags whether tasks are tagged with cluster and service; default false
 * @param propagateTags whose tags the tasks take over; default NONE
 * @param enableExecuteCommand whether ECS Exec may enter the tasks; default false
 * @param serviceConnectConfiguration Service Connect
 * @param volumeConfigurations volumes that the task definition leaves to launch
 * @param vpcLatticeConfigurations VPC Lattice target groups
 * @param gatewayConnectors ECS gateways, at most one
 * @param monitoring resolution of metrics
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "!has(self.serviceName) || self.serviceName.matches('^[a-zA-Z0-9_-]{1,255}$')",
        message = "Invalid request provided: ServiceName must match ^[a-zA-Z0-9\\-_]{1,255}$",
        messageExpression = "'Invalid request provided: ServiceName must match ^[a-zA-Z0-9\\\\-_]{1,255}$, but was ' + "
                + "self.serviceName",
        fieldPath = ".serviceName")
@ValidationRule(
        value = "(has(self.deploymentController) && self.deploymentController.type == 'EXTERNAL') || "
                + "(has(self.taskDefinition) && self.taskDefinition != '')",
        message = "TaskDefinition can not be blank.",
        fieldPath = ".taskDefinition")
@ValidationRule(
        value = "!(has(self.deploymentController) && self.deploymentController.type == 'EXTERNAL') || "
                + "!has(self.taskDefinition) || self.taskDefinition == ''",
        message = "TaskDefinition must be blank",
        fieldPath = ".taskDefinition")
@ValidationRule(
        value = "self.desiredCount >= 0",
        message = "DesiredCount can not be lesser than 0",
        fieldPath = ".desiredCount")
@ValidationRule(
        value = "!has(self.launchType) || !has(self.capacityProviderStrategy) || "
                + "size(self.capacityProviderStrategy) == 0",
        message = "Specifying both a launch type and capacity provider strategy is not supported. Remove one "
                + "and try again.",
        fieldPath = ".launchType")
@ValidationRule(
        value = "!has(self.capacityProviderStrategy) || self.capacityProviderStrategy.filter(i, has(i.base) "
                + "&& i.base > 0).size() <= 1",
        message = "There are multiple capacity providers in the specified capacity provider strategy with a "
                + "base value greater than zero. Only one capacity provider can have a base value greater than "
                + "zero. Specify a valid capacity provider strategy and try again.",
        fieldPath = ".capacityProviderStrategy")
@ValidationRule(
        value = "!has(self.capacityProviderStrategy) || size(self.capacityProviderStrategy) < 2 || "
                + "self.capacityProviderStrategy.exists(i, has(i.weight) && i.weight > 0)",
        message = "There are no capacity providers in the capacity provider strategy with a weight value "
                + "greater than zero. Specify a weight value greater than zero for at least one capacity "
                + "provider and try again.",
        fieldPath = ".capacityProviderStrategy")
@ValidationRule(
        value = "!has(self.placementStrategy) || size(self.placementStrategy) <= 5",
        message = "Maximum number of strategies is 5.",
        fieldPath = ".placementStrategy")
@ValidationRule(
        value = "!has(self.launchType) || self.launchType != 'FARGATE' || !has(self.placementConstraints) || "
                + "size(self.placementConstraints) == 0",
        message = "Placement constraints are not supported with FARGATE launch type.",
        fieldPath = ".placementConstraints")
@ValidationRule(
        value = "!has(self.launchType) || self.launchType != 'FARGATE' || !has(self.placementStrategy) || "
                + "size(self.placementStrategy) == 0",
        message = "Placement strategies are not supported with FARGATE launch type.",
        fieldPath = ".placementStrategy")
@ValidationRule(
        value = "!has(self.serviceRegistries) || size(self.serviceRegistries) <= 1",
        message = "service registries can have at most 1 items.",
        fieldPath = ".serviceRegistries")
@ValidationRule(
        value = "!(has(self.deploymentConfiguration) && "
                + "has(self.deploymentConfiguration.minimumHealthyPercent)) || "
                + "self.deploymentConfiguration.minimumHealthyPercent <= 100",
        message = "minimumHealthyPercent must be at most 100",
        fieldPath = ".deploymentConfiguration.minimumHealthyPercent")
@ValidationRule(
        value = "!(has(self.deploymentConfiguration) && has(self.deploymentConfiguration.maximumPercent)) || "
                + "self.deploymentConfiguration.maximumPercent >= 100",
        message = "maximumPercent must be at least 100",
        fieldPath = ".deploymentConfiguration.maximumPercent")
@ValidationRule(
        value = "!(has(self.deploymentConfiguration) && has(self.deploymentConfiguration.maximumPercent)) || "
                + "self.deploymentConfiguration.maximumPercent != 100 || "
                + "(has(self.deploymentConfiguration.minimumHealthyPercent) ? "
                + "self.deploymentConfiguration.minimumHealthyPercent != 100 : (has(self.schedulingStrategy) "
                + "&& self.schedulingStrategy == 'DAEMON'))",
        message = "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
        fieldPath = ".deploymentConfiguration.maximumPercent")
@ValidationRule(
        value = "!has(self.schedulingStrategy) || self.schedulingStrategy != 'DAEMON' || "
                + "!(has(self.deploymentConfiguration) && has(self.deploymentConfiguration.maximumPercent)) || "
                + "self.deploymentConfiguration.maximumPercent <= 100",
        message = "The daemon scheduling strategy does not support values above 100 for maximumPercent on a "
                + "deployment configuration. Change the maximumPercent value to 100, and try again",
        fieldPath = ".deploymentConfiguration.maximumPercent")
@ValidationRule(
        value = "!has(self.schedulingStrategy) || self.schedulingStrategy != 'DAEMON' || "
                + "!has(self.placementStrategy) || size(self.placementStrategy) == 0",
        message = "The daemon scheduling strategy does not support placement strategies. Remove the placement "
                + "strategy and try again",
        fieldPath = ".placementStrategy")
@ValidationRule(
        value = "!has(self.schedulingStrategy) || self.schedulingStrategy != 'DAEMON' || "
                + "!has(self.launchType) || self.launchType != 'FARGATE'",
        message = "The daemon scheduling strategy does not support the FARGATE launch type. Change the launch "
                + "type and try again",
        fieldPath = ".launchType")
@ValidationRule(
        value = "!has(self.schedulingStrategy) || self.schedulingStrategy != 'DAEMON' || "
                + "!has(self.availabilityZoneRebalancing) || self.availabilityZoneRebalancing != 'ENABLED'",
        message = "The service couldn't be created because Availability Zone Rebalancing does not support "
                + "DAEMON as scheduling strategy. Update scheduling strategy and try again.",
        fieldPath = ".availabilityZoneRebalancing")
@ValidationRule(
        value = "(has(self.schedulingStrategy) ? self.schedulingStrategy : 'REPLICA') == "
                + "(has(oldSelf.schedulingStrategy) ? oldSelf.schedulingStrategy : 'REPLICA')",
        message = "schedulingStrategy cannot be changed: delete the service and create it anew",
        fieldPath = ".schedulingStrategy")
@ValidationRule(
        value = "!has(self.schedulingStrategy) || self.schedulingStrategy != 'DAEMON' || "
                + "!(has(self.deploymentConfiguration) && has(self.deploymentConfiguration.strategy)) || "
                + "self.deploymentConfiguration.strategy == 'ROLLING'",
        message = "The daemon scheduling strategy supports the ROLLING deployment strategy only.",
        fieldPath = ".deploymentConfiguration.strategy")
@ValidationRule(
        value = "!(has(self.deploymentConfiguration) && has(self.deploymentConfiguration.strategy)) || "
                + "self.deploymentConfiguration.strategy == 'ROLLING' || !has(self.loadBalancers) || "
                + "self.loadBalancers.all(b, has(b.advancedConfiguration) && "
                + "has(b.advancedConfiguration.alternateTargetGroupArn))",
        message = "advancedConfiguration.alternateTargetGroupArn is required for each load balancer with the "
                + "BLUE_GREEN, LINEAR and CANARY deployment strategies.",
        fieldPath = ".loadBalancers")
@ValidationRule(
        value = "!has(self.loadBalancers) || self.loadBalancers.all(b, !has(b.advancedConfiguration) || "
                + "!has(b.advancedConfiguration.alternateTargetGroupArn) || !has(b.targetGroupArn) || "
                + "b.advancedConfiguration.alternateTargetGroupArn != b.targetGroupArn)",
        message = "alternateTargetGroupArn must be another target group than targetGroupArn.",
        fieldPath = ".loadBalancers")
@ValidationRule(
        value = "!(has(self.deploymentConfiguration) && has(self.deploymentConfiguration.lifecycleHooks)) || "
                + "size(self.deploymentConfiguration.lifecycleHooks) == 0 || "
                + "(has(self.deploymentController) && self.deploymentController.type == 'CODE_DEPLOY') || "
                + "(has(self.deploymentConfiguration.strategy) && "
                + "self.deploymentConfiguration.strategy != 'ROLLING')",
        message = "lifecycleHooks are for the BLUE_GREEN, LINEAR and CANARY deployment strategies only.",
        fieldPath = ".deploymentConfiguration.lifecycleHooks")
@ValidationRule(
        value = "!has(self.deploymentController) || self.deploymentController.type != 'CODE_DEPLOY' || "
                + "!has(self.schedulingStrategy) || self.schedulingStrategy == 'REPLICA'",
        message = "The CODE_DEPLOY deployment controller supports the REPLICA scheduling strategy only.",
        fieldPath = ".deploymentController")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ServiceSpec(
        @Default("\"default\"") @Nullable String cluster,
        @Size(max = 255) @Nullable String serviceName,
        @Size(max = 512) @Nullable String taskDefinition,
        @Nullable AvailabilityZoneRebalancing availabilityZoneRebalancing,
        @Size(max = 5) List<LoadBalancer> loadBalancers,
        List<ServiceRegistry> serviceRegistries,
        @Default("1") @SpecReplicas @Nullable Integer desiredCount,
        @Nullable String clientToken,
        @Nullable LaunchType launchType,
        @Size(max = 20) List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String platformVersion,
        @Nullable String role,
        @Nullable DeploymentConfiguration deploymentConfiguration,
        @Size(max = 10) List<PlacementConstraint> placementConstraints,
        @Size(max = 20) List<PlacementStrategy> placementStrategy,
        @Nullable NetworkConfiguration networkConfiguration,
        @Min(0) @Nullable Integer healthCheckGracePeriodSeconds,
        @Nullable SchedulingStrategy schedulingStrategy,
        @Nullable DeploymentController deploymentController,
        @Size(max = 50) List<Tag> tags,
        @Nullable Boolean enableECSManagedTags,
        @Nullable PropagateTags propagateTags,
        @Nullable Boolean enableExecuteCommand,
        @Nullable ServiceConnectConfiguration serviceConnectConfiguration,
        List<ServiceVolumeConfiguration> volumeConfigurations,
        List<VpcLatticeConfiguration> vpcLatticeConfigurations,
        @Size(max = 1) List<GatewayConnector> gatewayConnectors,
        @Nullable MonitoringConfiguration monitoring,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public ServiceSpec {
        loadBalancers = Copies.list(loadBalancers);
        serviceRegistries = Copies.list(serviceRegistries);
        capacityProviderStrategy = Copies.list(capacityProviderStrategy);
        placementConstraints = Copies.list(placementConstraints);
        placementStrategy = Copies.list(placementStrategy);
        tags = Copies.list(tags);
        volumeConfigurations = Copies.list(volumeConfigurations);
        vpcLatticeConfigurations = Copies.list(vpcLatticeConfigurations);
        gatewayConnectors = Copies.list(gatewayConnectors);
        unknownFields = Copies.unknown(unknownFields);
    }
}
