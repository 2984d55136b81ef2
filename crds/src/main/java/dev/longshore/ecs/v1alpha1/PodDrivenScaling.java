package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A group that an ordinary autoscaler, such as Karpenter or the cluster autoscaler, makes as large as pending pods need: each waiting task
 * has a placeholder pod with its needs, which is removed before the task is placed.
 *
 * @param namespace where the placeholder pods are
 * @param image of the placeholder, which does nothing; default registry.k8s.io/pause:3.10
 * @param priorityClassName of the placeholders: a low one, so that they displace nobody
 * @param nodeSelector of the placeholders; default: the labels of instanceSelector
 * @param tolerations of the placeholders; default: the Cluster's
 * @param maxPods how many placeholders there are at most, 1 to 500; default 100. Tasks beyond that wait for these
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record PodDrivenScaling(
        @Required @Size(max = 63) String namespace,
        @Size(max = 512) @Nullable String image,
        @Size(max = 253) @Nullable String priorityClassName,
        Map<String, String> nodeSelector,
        List<Toleration> tolerations,
        @Min(1) @Max(500) @Nullable Integer maxPods,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public PodDrivenScaling {
        namespace = Copies.text(namespace);
        nodeSelector = Copies.map(nodeSelector);
        tolerations = Copies.list(tolerations);
        unknownFields = Copies.unknown(unknownFields);
    }
}
