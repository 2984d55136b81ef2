package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.names.Arn;

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

    public String arn() {
        return Arn.taskDefinition(namespace, family, number);
    }
}
