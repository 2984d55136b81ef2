package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import lombok.Builder;

/**
 * A metric of CloudWatch.
 *
 * @param dimensions which of the metrics of that name it is, at most 30
 * @param metricName its name, such as CPUUtilization
 * @param namespace AWS/ECS or ECS/ContainerInsights: the operator measures these; others are Prometheus queries here
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Metric(
        @Size(max = 30) List<Dimension> dimensions,
        @Required @Size(max = 255) String metricName,
        @Required @Size(max = 255) String namespace,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public Metric {
        dimensions = Copies.list(dimensions);
        metricName = Copies.text(metricName);
        namespace = Copies.text(namespace);
        unknownFields = Copies.unknown(unknownFields);
    }
}
