package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * One of several metrics and expressions over them.
 *
 * @param accountId has no effect: the namespace is the account
 * @param expression metric math over the ids of the others, such as {@code m1 / m2}
 * @param id how expressions name it: begins with a small letter
 * @param label free text
 * @param metricStat a metric
 * @param period seconds over which one datapoint of an expression is computed
 * @param prometheus Longshore's own: a Prometheus query in place of a metric
 * @param returnData whether it is the one that is compared or tracked; default true, and just one may be
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "[has(self.expression), has(self.metricStat), has(self.prometheus)].filter(given, given).size() == 1",
        message = "expression, metricStat and prometheus exclude one another: give one",
        fieldPath = ".id")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record MetricDataQuery(
        @Size(max = 255) @Nullable String accountId,
        @Size(max = 2048) @Nullable String expression,

        @Required @Size(max = 255) @Pattern("^[a-z][a-zA-Z0-9_]*$")
        String id,

        @Size(max = 1024) @Nullable String label,
        @Nullable MetricStat metricStat,
        @Min(1) @Max(604800) @Nullable Integer period,
        @Nullable PrometheusQuery prometheus,
        @Nullable Boolean returnData,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public MetricDataQuery {
        id = Copies.text(id);
        unknownFields = Copies.unknown(unknownFields);
    }

    /** Whether it is the one whose values count. */
    public boolean returned() {
        return !Boolean.FALSE.equals(returnData);
    }
}
