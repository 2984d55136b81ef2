package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import lombok.Builder;

/**
 * A query of Prometheus whose values are the datapoints: Longshore's way to name metrics that CloudWatch has and Kubernetes has not.
 *
 * @param query in PromQL; its result must be one series at most, or a scalar. It is evaluated at the end of each period
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record PrometheusQuery(
        @Required @Size(max = 4096) String query,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public PrometheusQuery {
        query = Copies.text(query);
        unknownFields = Copies.unknown(unknownFields);
    }
}
