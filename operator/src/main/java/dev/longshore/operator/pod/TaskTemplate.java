package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.operator.definition.Revision;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;

/**
 * All that the tasks of one deployment or run share.
 *
 * @param owner the Service or Task; it controls the pods
 * @param deployment number of the deployment; empty for a Task
 * @param startedBy ECS's startedBy; may be empty
 * @param revision where the definition comes from
 * @param definition the revision's definition with the overrides of the run applied
 * @param policy what the Cluster gives all of its pods
 * @param launch what the service or run gives its tasks besides the definition
 * @param targets the target groups that its tasks join
 */
public record TaskTemplate(
        OwnerReference owner,
        String cluster,
        TaskGroup group,
        String deployment,
        String startedBy,
        Revision revision,
        TaskDefinitionSpec definition,
        PodPolicy policy,
        Launch launch,
        List<TargetPort> targets) {}
