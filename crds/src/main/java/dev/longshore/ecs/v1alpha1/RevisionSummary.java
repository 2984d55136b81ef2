package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * One recorded revision of a task definition.
 *
 * @param revision its number, from 1, never used twice
 * @param taskDefinitionArn its ARN
 * @param status ACTIVE, INACTIVE or DELETE_IN_PROGRESS
 * @param registeredAt when it was recorded
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record RevisionSummary(
        int revision,
        @Nullable String taskDefinitionArn,
        @Nullable TaskDefinitionStatusValue status,
        @Nullable Instant registeredAt) {}
