package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ReadOnlyFields;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.names.Arn;
import java.util.HashMap;
import java.util.Map;

/**
 * One recorded revision of a task definition; it never changes.
 *
 * @param definition name of the TaskDefinition object
 * @param number from 1, never reused within the family
 */
public record Revision(String namespace, String definition, String family, long number, TaskDefinitionSpec spec) {

    /** {@code family:number}, as ECS writes it. */
    public String reference() {
        return family + ":" + number;
    }

    /** Whether registering this definition would make nothing new: what describe-task-definition adds to it does not count. */
    public boolean isOf(TaskDefinitionSpec definition) {
        return registered(spec).equals(registered(definition));
    }

    private static TaskDefinitionSpec registered(TaskDefinitionSpec definition) {
        Map<String, Object> unknown = new HashMap<>(definition.unknownFields());
        unknown.keySet().removeAll(ReadOnlyFields.of(TaskDefinitionSpec.class));
        return definition.toBuilder().unknownFields(unknown).build();
    }

    public String arn() {
        return Arn.taskDefinition(namespace, family, number);
    }
}
