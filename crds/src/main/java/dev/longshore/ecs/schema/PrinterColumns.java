package dev.longshore.ecs.schema;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import java.util.ArrayList;
import java.util.List;

/** What {@code kubectl get} prints of each kind; columns by annotation cannot be ordered. Age comes last, as Kubernetes has it. */
final class PrinterColumns {
    private PrinterColumns() {}

    static List<CustomResourceColumnDefinition> of(Class<?> kind) {
        var columns = new ArrayList<>(own(kind));
        columns.add(column("Age", "date", ".metadata.creationTimestamp"));
        return columns;
    }

    private static List<CustomResourceColumnDefinition> own(Class<?> kind) {
        if (kind == Cluster.class) {
            return cluster();
        } else if (kind == ContainerInstance.class) {
            return containerInstance();
        } else if (kind == TaskDefinition.class) {
            return taskDefinition();
        } else if (kind == Service.class) {
            return service();
        } else if (kind == Task.class) {
            return task();
        } else if (kind == TargetGroup.class) {
            return targetGroup();
        } else if (kind == ScheduledTask.class) {
            return scheduledTask();
        } else if (kind == EventRule.class) {
            return eventRule();
        } else if (kind == Alarm.class) {
            return alarm();
        } else if (kind == ScalableTarget.class) {
            return scalableTarget();
        } else if (kind == ScalingPolicy.class) {
            return scalingPolicy();
        } else if (kind == CapacityProvider.class) {
            return capacityProvider();
        }
        throw new IllegalArgumentException("no printer columns for " + kind);
    }

    private static List<CustomResourceColumnDefinition> cluster() {
        return List.of(
                column("Status", "string", ".status.status"),
                column("Instances", "integer", ".status.registeredContainerInstancesCount"),
                column("Services", "integer", ".status.activeServicesCount"),
                column("Running", "integer", ".status.runningTasksCount"),
                column("Pending", "integer", ".status.pendingTasksCount"),
                column("CPU%", "integer", ".status.cpuReservation"),
                column("Memory%", "integer", ".status.memoryReservation"));
    }

    private static List<CustomResourceColumnDefinition> containerInstance() {
        return List.of(
                column("Cluster", "string", ".spec.cluster"),
                column("Status", "string", ".status.status"),
                column("Agent", "boolean", ".status.agentConnected"),
                column("Running", "integer", ".status.runningTasksCount"),
                column("Pending", "integer", ".status.pendingTasksCount"),
                column("CPU-Left", "integer", remaining("CPU")),
                column("Memory-Left", "integer", remaining("MEMORY")),
                column("Zone", "string", ".status.attributes[?(@.name==\"ecs.availability-zone\")].value"),
                wide("CPU", "integer", registered("CPU")),
                wide("Memory", "integer", registered("MEMORY")),
                wide("Instance-Type", "string", ".status.attributes[?(@.name==\"ecs.instance-type\")].value"));
    }

    private static List<CustomResourceColumnDefinition> taskDefinition() {
        return List.of(
                column("Family", "string", ".status.family"),
                column("Revision", "integer", ".status.revision"),
                column("Valid", "string", condition("Valid")),
                wide("Network-Mode", "string", ".spec.networkMode"));
    }

    private static List<CustomResourceColumnDefinition> service() {
        return List.of(
                column("Cluster", "string", ".spec.cluster"),
                column("Task-Definition", "string", ".status.taskDefinition"),
                column("Desired", "integer", ".spec.desiredCount"),
                column("Running", "integer", ".status.runningCount"),
                column("Pending", "integer", ".status.pendingCount"),
                column("Stable", "string", condition("Stable")),
                column("Status", "string", ".status.status"),
                wide("Rollout", "string", ".status.deployments[?(@.status==\"PRIMARY\")].rolloutState"));
    }

    private static List<CustomResourceColumnDefinition> task() {
        return List.of(
                column("Cluster", "string", ".spec.cluster"),
                column("Task-Definition", "string", ".status.taskDefinition"),
                column("Count", "integer", ".spec.count"),
                column("Running", "integer", ".status.runningCount"),
                column("Stopped", "integer", ".status.stoppedCount"),
                column("Complete", "string", condition("Complete")),
                wide("Group", "string", ".spec.group"),
                wide("Started-By", "string", ".spec.startedBy"));
    }

    private static List<CustomResourceColumnDefinition> targetGroup() {
        return List.of(
                column("Protocol", "string", ".spec.protocol"),
                column("Port", "integer", ".spec.port"),
                column("Type", "string", ".spec.targetType"),
                column("Registered", "integer", ".status.registeredCount"),
                column("Healthy", "integer", ".status.healthyCount"),
                column("Draining", "integer", ".status.drainingCount"),
                column("Ready", "string", condition("Ready")));
    }

    private static List<CustomResourceColumnDefinition> scheduledTask() {
        return List.of(
                column("Schedule", "string", ".spec.scheduleExpression"),
                column("State", "string", ".spec.state"),
                column("Last", "date", ".status.lastScheduleTime"),
                column("Next", "string", ".status.nextScheduleTime"),
                column("Active", "integer", ".status.active"),
                column("Ready", "string", condition("Ready")),
                wide("Timezone", "string", ".spec.scheduleExpressionTimezone"),
                wide("Task-Definition", "string", ".spec.target.ecsParameters.taskDefinitionArn"),
                wide("Failed", "string", condition("Failed")));
    }

    private static List<CustomResourceColumnDefinition> eventRule() {
        return List.of(
                column("State", "string", ".spec.state"),
                column("Last", "date", ".status.lastEventTime"),
                column("Active", "integer", ".status.active"),
                column("Ready", "string", condition("Ready")),
                wide("Pattern", "string", ".spec.eventPattern"));
    }

    private static List<CustomResourceColumnDefinition> alarm() {
        return List.of(
                column("State", "string", ".status.stateValue"),
                column("Since", "date", ".status.stateTransitionedTimestamp"),
                column("Metric", "string", ".spec.metricName"),
                column("Comparison", "string", ".spec.comparisonOperator"),
                column("Threshold", "number", ".spec.threshold"),
                column("Ready", "string", condition("Ready")),
                wide("Periods", "integer", ".spec.evaluationPeriods"),
                wide("Period", "integer", ".spec.period"),
                wide("Reason", "string", ".status.stateReason"));
    }

    private static List<CustomResourceColumnDefinition> scalableTarget() {
        return List.of(
                column("Resource", "string", ".spec.resourceId"),
                column("Min", "integer", ".status.minCapacity"),
                column("Max", "integer", ".status.maxCapacity"),
                column("Desired", "integer", ".status.desiredCount"),
                column("Ready", "string", condition("Ready")),
                column("Scaled", "date", ".status.activities[0].startTime"),
                wide("Mode", "string", ".spec.mode"),
                wide("Decision", "string", ".status.lastDecision.reason"));
    }

    private static List<CustomResourceColumnDefinition> scalingPolicy() {
        return List.of(
                column("Resource", "string", ".spec.resourceId"),
                column("Metric", "string", ".status.state.metric"),
                column("Target", "string", ".status.state.target"),
                column("Out", "string", ".status.state.highState"),
                column("In", "string", ".status.state.lowState"),
                column("Desired", "integer", ".status.lastDecision.to"),
                column("Ready", "string", condition("Ready")),
                wide("Decision", "string", ".status.lastDecision.reason"));
    }

    private static List<CustomResourceColumnDefinition> capacityProvider() {
        return List.of(
                column("Cluster", "string", ".status.cluster"),
                column("N", "integer", ".status.instances"),
                column("M", "integer", ".status.neededInstances"),
                column("Reservation", "integer", ".status.capacityProviderReservation"),
                column("Desired", "integer", ".status.desiredInstances"),
                column("Waiting", "integer", ".status.waitingTasks"),
                column("Ready", "string", condition("Ready")),
                wide("Max", "integer", ".spec.autoScalingGroupProvider.maxSize"),
                wide("Last-Decision", "string", ".status.lastDecision"));
    }

    private static String condition(String type) {
        return ".status.conditions[?(@.type==\"" + type + "\")].status";
    }

    private static String registered(String resource) {
        return ".status.registeredResources[?(@.name==\"" + resource + "\")].integerValue";
    }

    private static String remaining(String resource) {
        return ".status.remainingResources[?(@.name==\"" + resource + "\")].integerValue";
    }

    private static CustomResourceColumnDefinition column(String name, String type, String path) {
        return new CustomResourceColumnDefinitionBuilder()
                .withName(name)
                .withType(type)
                .withJsonPath(path)
                .build();
    }

    /** A column that only {@code -o wide} prints. */
    private static CustomResourceColumnDefinition wide(String name, String type, String path) {
        return new CustomResourceColumnDefinitionBuilder(column(name, type, path))
                .withPriority(1)
                .build();
    }
}
