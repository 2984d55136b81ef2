package dev.longshore.operator.controller;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.operator.controller.trigger.Triggers;

/** What wakes the controller of each kind. */
record AllTriggers(
        Triggers<Cluster> clusters,
        Triggers<ContainerInstance> instances,
        Triggers<TaskDefinition> definitions,
        Triggers<Service> services,
        Triggers<Task> tasks,
        Triggers<TargetGroup> groups,
        Triggers<ScheduledTask> schedules,
        Triggers<EventRule> rules,
        Triggers<Alarm> alarms,
        Triggers<CapacityProvider> capacityProviders) {
    /** Those that wake nothing yet. */
    static AllTriggers create() {
        return new AllTriggers(
                new Triggers<>(),
                new Triggers<>(),
                new Triggers<>(),
                new Triggers<>(),
                new Triggers<>(),
                new Triggers<>(),
                new Triggers<>(),
                new Triggers<>(),
                new Triggers<>(),
                new Triggers<>());
    }
}
