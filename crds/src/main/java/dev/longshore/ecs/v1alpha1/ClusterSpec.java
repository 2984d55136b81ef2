package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster is made of and whom it serves.
 *
 * @param containerInstanceSelector the nodes that are this cluster's container instances; default: those
 *     labelled {@code ecs.longshore.dev/cluster=<name>}
 * @param fargateSelector the nodes that run Fargate tasks; they are no container instances. Absent: this
 *     cluster has no Fargate capacity
 * @param fargateRuntimeClassName the RuntimeClass of Fargate tasks' pods, which isolates them from each other; absent: the nodes' own
 * @param namespaces the namespaces whose services and tasks may use this cluster; absent: all
 * @param capacityProviders names of the capacity providers associated with this cluster, at most 20
 * @param defaultCapacityProviderStrategy the strategy of services and tasks that name neither a launch type nor
 *     a strategy
 * @param settings ECS cluster settings
 * @param configuration ECS Exec and managed storage
 * @param serviceConnectDefaults the namespace of Service Connect for services that name none
 * @param tags at most 50
 * @param tolerations taints of the nodes that this cluster's pods tolerate; placement skips nodes with any
 *     other NoSchedule or NoExecute taint
 * @param imagePullPolicy the pull policy of every container; absent: Kubernetes's default, by tag
 * @param addedImage an image with a static {@code /bin/busybox}, by which pods do what Kubernetes has no field for:
 *     {@code ulimits} and {@code networkMode: none}; default: docker.io/library/busybox:1.36-musl
 * @param proxyImage an image with {@code /bin/sh} and iptables, by which connections are led through the proxy of
 *     {@code proxyConfiguration}; default: public.ecr.aws/appmesh/aws-appmesh-proxy-route-manager:v7-prod
 * @param eniLimits how many awsvpc tasks an instance takes, by its type; absent: ecs
 * @param drainOnCordon whether a cordoned node, or one that an autoscaler is about to remove, is a DRAINING instance, whose
 *     service tasks are replaced elsewhere; default true
 * @param allow what task definitions may ask of a node; everything in it is refused unless allowed here
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "!has(self.defaultCapacityProviderStrategy) || self.defaultCapacityProviderStrategy.filter(i, "
                + "has(i.base) && i.base > 0).size() <= 1",
        message = "There are multiple capacity providers in the specified capacity provider strategy with a base "
                + "value greater than zero. Only one capacity provider can have a base value greater than zero. "
                + "Specify a valid capacity provider strategy and try again.",
        fieldPath = ".defaultCapacityProviderStrategy")
@ValidationRule(
        value = "!has(self.defaultCapacityProviderStrategy) || size(self.defaultCapacityProviderStrategy) < 2 || "
                + "self.defaultCapacityProviderStrategy.exists(i, has(i.weight) && i.weight > 0)",
        message = "There are no capacity providers in the capacity provider strategy with a weight value greater "
                + "than zero. Specify a weight value greater than zero for at least one capacity provider and try "
                + "again.",
        fieldPath = ".defaultCapacityProviderStrategy")
@ValidationRule(
        value = "!has(self.allow) || !has(self.allow.hostPaths) || "
                + "self.allow.hostPaths.all(path, path.startsWith('/'))",
        message = "a path that is allowed must be absolute: it must start with /",
        fieldPath = ".allow.hostPaths")
@ValidationRule(
        value = "!has(self.allow) || !has(self.allow.sharedVolumes) || self.allow.sharedVolumes.startsWith('/')",
        message = "the directory of shared volumes must be absolute: it must start with /",
        fieldPath = ".allow.sharedVolumes")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ClusterSpec(
        @Nullable LabelSelector containerInstanceSelector,
        @Nullable LabelSelector fargateSelector,
        @Nullable String fargateRuntimeClassName,
        @Nullable NamespaceAccess namespaces,
        @Size(max = 20) List<String> capacityProviders,
        @Size(max = 20) List<CapacityProviderStrategyItem> defaultCapacityProviderStrategy,
        List<ClusterSetting> settings,
        @Nullable ClusterConfiguration configuration,
        @Nullable ClusterServiceConnectDefaults serviceConnectDefaults,
        @Size(max = 50) List<Tag> tags,
        List<Toleration> tolerations,
        @Nullable ImagePullPolicy imagePullPolicy,
        @Nullable String addedImage,
        @Nullable String proxyImage,
        @Nullable EniLimits eniLimits,
        @Nullable Boolean drainOnCordon,
        @Nullable WorkloadPermissions allow,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies the lists, which are never null. */
    public ClusterSpec {
        capacityProviders = Copies.list(capacityProviders);
        defaultCapacityProviderStrategy = Copies.list(defaultCapacityProviderStrategy);
        settings = Copies.list(settings);
        tags = Copies.list(tags);
        tolerations = Copies.list(tolerations);
        unknownFields = Copies.unknown(unknownFields);
    }
}
