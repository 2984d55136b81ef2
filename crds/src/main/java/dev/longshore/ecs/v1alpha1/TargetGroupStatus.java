package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A target group's targets as {@code describe-target-health} prints them.
 *
 * @param targetGroupArn the ARN that tools see
 * @param registeredCount targets that are registered, draining ones not among them
 * @param healthyCount of them, how many are healthy
 * @param unhealthyCount of them, how many are unhealthy
 * @param drainingCount targets that were deregistered and still finish what they have
 * @param targets at most 100: those that are not healthy first
 * @param serviceName the core Service that leads to the targets
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TargetGroupStatus(
        @Nullable String targetGroupArn,
        @Nullable Integer registeredCount,
        @Nullable Integer healthyCount,
        @Nullable Integer unhealthyCount,
        @Nullable Integer drainingCount,
        List<TargetDescription> targets,
        @Nullable String serviceName,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the lists, which are never null. */
    public TargetGroupStatus {
        targets = Copies.list(targets);
        conditions = Copies.list(conditions);
    }
}
