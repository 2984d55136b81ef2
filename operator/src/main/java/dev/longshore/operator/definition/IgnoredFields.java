package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.AlarmSpec;
import dev.longshore.ecs.v1alpha1.DeploymentControllerType;
import dev.longshore.ecs.v1alpha1.DeploymentStrategy;
import dev.longshore.ecs.v1alpha1.EventRuleSpec;
import dev.longshore.ecs.v1alpha1.ScalableTargetSpec;
import dev.longshore.ecs.v1alpha1.ScalingPolicySpec;
import dev.longshore.ecs.v1alpha1.ScheduledTaskSpec;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import java.util.List;
import java.util.stream.Stream;

/** What is set in a spec and has no behaviour yet: the content of the condition {@code FieldsIgnored}. */
public final class IgnoredFields {
    private IgnoredFields() {}

    /** Where nothing tells which Kubernetes it will be: those that the newest one ignores. */
    public static List<Ignored> of(TaskDefinitionSpec spec) {
        return of(spec, ServerFeatures.NEWEST);
    }

    public static List<Ignored> of(TaskDefinitionSpec spec, ServerFeatures server) {
        List<Ignored> fields =
                new IgnoredFieldsWalk(HonouredFields.TASK_DEFINITION, "RegisterTaskDefinition").over(spec);
        return Stream.of(fields.stream(), IgnoredCombinations.of(spec), RestartPolicies.ignored(spec, server))
                .flatMap(all -> all)
                .toList();
    }

    public static List<Ignored> of(ServiceSpec spec) {
        List<Ignored> fields = new IgnoredFieldsWalk(HonouredFields.SERVICE, "CreateService").over(spec);
        return Stream.of(fields.stream(), rollingBake(spec), shiftedEarly(spec))
                .flatMap(all -> all)
                .toList();
    }

    /** Green must stand before traffic moves to it: there is nothing to be early with. */
    private static Stream<Ignored> shiftedEarly(ServiceSpec spec) {
        return Stream.ofNullable(spec.deploymentConfiguration())
                .filter(given -> given.strategy() != null && given.strategy() != DeploymentStrategy.ROLLING)
                .filter(given -> given.earlySuccessCriteria() != null)
                .map(
                        given -> new Ignored(
                                "deploymentConfiguration.earlySuccessCriteria",
                                "only a rolling deployment is done early: this one moves traffic when all its tasks are healthy"));
    }

    /** There is one revision with traffic at a time, and none to go back to. */
    private static Stream<Ignored> rollingBake(ServiceSpec spec) {
        boolean codeDeploy = spec.deploymentController() != null
                && spec.deploymentController().type() == DeploymentControllerType.CODE_DEPLOY;
        return Stream.ofNullable(spec.deploymentConfiguration())
                .filter(given -> !codeDeploy)
                .filter(given -> given.strategy() == null || given.strategy() == DeploymentStrategy.ROLLING)
                .filter(given -> given.bakeTimeInMinutes() != null && given.bakeTimeInMinutes() > 0)
                .map(given -> new Ignored(
                        "deploymentConfiguration.bakeTimeInMinutes",
                        "a rolling deployment does not bake: choose BLUE_GREEN, LINEAR or CANARY"));
    }

    /** Attributes are keys and values: each that is acted on is named in {@code TargetGroupAttributes}. */
    public static List<Ignored> of(TargetGroupSpec spec) {
        List<Ignored> fields = new IgnoredFieldsWalk(HonouredFields.TARGET_GROUP, "CreateTargetGroup").over(spec);
        return Stream.concat(fields.stream(), TargetGroupAttributes.ignored(spec))
                .toList();
    }

    public static List<Ignored> of(ScheduledTaskSpec spec) {
        return new IgnoredFieldsWalk(HonouredFields.SCHEDULED_TASK, "CreateSchedule").over(spec);
    }

    public static List<Ignored> of(EventRuleSpec spec) {
        return new IgnoredFieldsWalk(HonouredFields.EVENT_RULE, "PutRule and PutTargets").over(spec);
    }

    public static List<Ignored> of(AlarmSpec spec) {
        return new IgnoredFieldsWalk(HonouredFields.ALARM, "PutMetricAlarm").over(spec);
    }

    public static List<Ignored> of(ScalableTargetSpec spec) {
        return new IgnoredFieldsWalk(HonouredFields.SCALABLE_TARGET, "RegisterScalableTarget").over(spec);
    }

    public static List<Ignored> of(ScalingPolicySpec spec) {
        return new IgnoredFieldsWalk(HonouredFields.SCALING_POLICY, "PutScalingPolicy").over(spec);
    }

    public static List<Ignored> of(TaskSpec spec) {
        return new IgnoredFieldsWalk(HonouredFields.TASK, "RunTask").over(spec);
    }
}
