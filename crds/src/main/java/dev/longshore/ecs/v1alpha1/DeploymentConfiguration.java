package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * How a service replaces its tasks.
 *
 * @param deploymentCircuitBreaker stops a deployment whose tasks fail
 * @param maximumPercent most tasks during a deployment, in percent of the desired count, rounded down; from
 *     100, default 200 (DAEMON: 100)
 * @param minimumHealthyPercent fewest healthy tasks during a deployment, in percent of the desired count,
 *     rounded up; 0 to 100, default 100 (DAEMON: 0)
 * @param alarms alarms that fail a deployment
 * @param strategy default ROLLING
 * @param bakeTimeInMinutes minutes that both revisions run after the traffic has moved, 0 to 1440
 * @param lifecycleHooks what is called during a deployment
 * @param linearConfiguration steps of LINEAR
 * @param canaryConfiguration steps of CANARY
 * @param earlySuccessCriteria when a rolling deployment counts as done before its last task
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "!has(self.linearConfiguration) || (has(self.strategy) && self.strategy == 'LINEAR')",
        message = "linearConfiguration is for the LINEAR deployment strategy only.",
        fieldPath = ".linearConfiguration")
@ValidationRule(
        value = "!has(self.canaryConfiguration) || (has(self.strategy) && self.strategy == 'CANARY')",
        message = "canaryConfiguration is for the CANARY deployment strategy only.",
        fieldPath = ".canaryConfiguration")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record DeploymentConfiguration(
        @Nullable DeploymentCircuitBreaker deploymentCircuitBreaker,
        @Nullable Integer maximumPercent,
        @Min(0) @Nullable Integer minimumHealthyPercent,
        @Nullable DeploymentAlarms alarms,
        @Nullable DeploymentStrategy strategy,
        @Min(0) @Max(1440) @Nullable Integer bakeTimeInMinutes,
        @Size(max = 20) List<DeploymentLifecycleHook> lifecycleHooks,
        @Nullable LinearConfiguration linearConfiguration,
        @Nullable CanaryConfiguration canaryConfiguration,
        @Nullable DeploymentEarlySuccessCriteria earlySuccessCriteria,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public DeploymentConfiguration {
        lifecycleHooks = Copies.list(lifecycleHooks);
        unknownFields = Copies.unknown(unknownFields);
    }
}
