package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * The newest revision of a family and a summary of those before it.
 *
 * @param family the ECS family
 * @param revision the newest revision's number
 * @param taskDefinitionArn the newest revision's ARN
 * @param revisions the revisions that are kept, newest first
 * @param observedGeneration the {@code metadata.generation} that this status speaks of
 * @param conditions see {@link ConditionTypes}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TaskDefinitionStatus(
        @Nullable String family,
        @Nullable Integer revision,
        @Nullable String taskDefinitionArn,
        List<RevisionSummary> revisions,
        @Nullable Long observedGeneration,
        List<Condition> conditions) {
    /** Copies the lists, which are never null. */
    public TaskDefinitionStatus {
        revisions = Copies.list(revisions);
        conditions = Copies.list(conditions);
    }
}
