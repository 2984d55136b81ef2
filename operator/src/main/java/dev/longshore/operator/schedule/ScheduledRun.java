package dev.longshore.operator.schedule;

import dev.longshore.ecs.v1alpha1.ScheduleTarget;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.engine.schedule.Run;
import dev.longshore.operator.definition.Ignored;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Hashes;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run of a schedule. Its Task is named after the schedule and the time, so that two operators, or one that was killed before it
 * could note the run, collide instead of starting it twice.
 *
 * @param attempt from 1
 */
public record ScheduledRun(ScheduledTask schedule, Run run, int attempt) {
    /** Of a name at most 57 characters long, which is also the value of a label. */
    private static final int LONGEST_OWNER = 30;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The name of its Task. */
    public String name() {
        Instant time = run.scheduledTime();
        String hash = Hashes.hex(schedule.getMetadata().getUid() + "/" + time, 6);
        String name = Slug.of(schedule.getMetadata().getName().replace('.', '-'), LONGEST_OWNER) + "-"
                + TIME.format(time) + "-" + hash;
        return attempt == 1 ? name : name + "-" + attempt;
    }

    /**
     * The Task to create.
     *
     * @param owner reference to the schedule
     * @param count how many tasks; less than the schedule says where some of an earlier attempt were started
     */
    public Task task(OwnerReference owner, int count) {
        Task task = new Task();
        task.setMetadata(new ObjectMetaBuilder()
                .withName(name())
                .withNamespace(schedule.getMetadata().getNamespace())
                .addToLabels(
                        Labels.SCHEDULED_TASK, Slug.of(schedule.getMetadata().getName()))
                .addToAnnotations(
                        Annotations.SCHEDULED_TIME, run.scheduledTime().toString())
                .addToAnnotations(Annotations.DUE_TIME, run.due().toString())
                .addToAnnotations(Annotations.ATTEMPT, String.valueOf(attempt))
                .withOwnerReferences(owner)
                .build());
        task.setSpec(spec().toBuilder().count(count).build());
        return task;
    }

    private TaskSpec spec() {
        ScheduleTarget target = schedule.getSpec().target();
        return TargetTask.spec(
                target.arn(),
                target.ecsParameters(),
                Optional.ofNullable(target.input()).map(this::replaced).map(TargetInput::overrides),
                "chronos-schedule/" + schedule.scheduleName());
    }

    /** EventBridge Scheduler's context attributes; their values need no escaping in JSON. */
    private String replaced(String input) {
        String arn = "arn:aws:scheduler:local:"
                + Arn.account(schedule.getMetadata().getNamespace()) + ":schedule/default/" + schedule.scheduleName();
        return input.replace(
                        "<aws.scheduler.scheduled-time>",
                        run.scheduledTime().truncatedTo(ChronoUnit.SECONDS).toString())
                .replace("<aws.scheduler.schedule-arn>", arn)
                .replace("<aws.scheduler.execution-id>", name())
                .replace("<aws.scheduler.attempt-number>", String.valueOf(attempt));
    }

    /** Every field of a schedule that has no effect, those included that its tasks take no notice of. */
    public static List<Ignored> ignored(ScheduledTask schedule) {
        Run any = new Run(Instant.EPOCH, Instant.EPOCH);
        TaskSpec task = new ScheduledRun(schedule, any, 1).spec();
        return Stream.concat(IgnoredFields.of(schedule.getSpec()).stream(), TargetTask.ignored(task, "target").stream())
                .distinct()
                .toList();
    }
}
