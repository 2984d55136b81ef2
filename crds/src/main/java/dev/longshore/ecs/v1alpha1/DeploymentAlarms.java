package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import lombok.Builder;

/**
 * Alarms that fail a deployment.
 *
 * @param alarmNames the alarms
 * @param rollback whether the service goes back to the last completed deployment
 * @param enable whether they are watched
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record DeploymentAlarms(
        @Required List<String> alarmNames,
        @Required boolean rollback,
        @Required boolean enable,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public DeploymentAlarms {
        alarmNames = Copies.list(alarmNames);
        unknownFields = Copies.unknown(unknownFields);
    }
}
