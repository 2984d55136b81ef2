package dev.longshore.operator.cli;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;

/**
 * A task definition that a file holds.
 *
 * @param name the object's Kubernetes name
 * @param family the ECS family
 */
record Definition(String name, String family, TaskDefinitionSpec spec) {}
