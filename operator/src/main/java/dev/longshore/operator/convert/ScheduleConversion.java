package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.ScheduledTaskSpec;
import dev.longshore.operator.definition.Ignored;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.schedule.ScheduleFields;
import dev.longshore.operator.schedule.ScheduledRun;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A schedule of EventBridge Scheduler: what {@code aws scheduler get-schedule} prints and create-schedule takes. */
final class ScheduleConversion {
    private static final Set<String> READ_ONLY = Set.of("arn", "creationDate", "lastModificationDate", "clientToken");

    private final SpecConversion conversion;

    ScheduleConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(
                new Found(found.shape(), found.path(), Decapitalized.of(found.json())), problems, notes);
    }

    Optional<Manifest> manifest() {
        conversion.drop(READ_ONLY);
        ObjectNode target = conversion.json().withObject("target");
        if (!TargetConversion.isEcs(target)) {
            conversion.problem(
                    "target.ecsParameters",
                    TargetConversion.other(target) + " Only schedules that run ECS tasks have a kind here.");
            return Optional.empty();
        }
        TargetConversion.change(conversion, "target", target);
        String name = conversion.json().path("name").asText("");
        if (name.isEmpty()) {
            conversion.problem("name", "A schedule must have a name.");
            return Optional.empty();
        }
        return conversion
                .read(
                        ScheduledTaskSpec.class,
                        spec -> ScheduleFields.of(schedule(spec)).problems(),
                        this::ignored)
                .map(spec -> new Manifest("ScheduledTask", Slug.of(name), SpecConversion.write(spec)));
    }

    private List<Ignored> ignored(ScheduledTaskSpec spec) {
        return ScheduledRun.ignored(schedule(spec));
    }

    private static ScheduledTask schedule(ScheduledTaskSpec spec) {
        ScheduledTask schedule = new ScheduledTask();
        schedule.setMetadata(new ObjectMetaBuilder()
                .withName("schedule")
                .withNamespace("")
                .withUid("")
                .withCreationTimestamp(Instant.EPOCH.toString())
                .build());
        schedule.setSpec(spec);
        return schedule;
    }
}
