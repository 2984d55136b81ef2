package dev.longshore.operator.events;

import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.RuleTarget;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.engine.events.JsonValue;
import dev.longshore.operator.definition.Ignored;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Hashes;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.schedule.TargetInput;
import dev.longshore.operator.schedule.TargetTask;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one event starts for one target. Its Task is named after the rule, the target and the event, so that an event that is sent
 * again, while that Task is there, starts nothing again.
 */
public record RuleRun(EventRule rule, TargetFields target, ReceivedEvent event, Instant received) {
    private static final int LONGEST_OWNER = 30;

    /** The name of its Task. */
    public String name() {
        String what = rule.getMetadata().getUid() + "/" + target.target().id() + "/" + event.identity();
        return Slug.of(rule.getMetadata().getName().replace('.', '-'), LONGEST_OWNER) + "-" + Hashes.hex(what, 16);
    }

    /** What is wrong with the input that the event gives; empty if it can be read. */
    public Optional<String> problem() {
        return input().flatMap(TargetInput::problem);
    }

    /** The Task to create. */
    public Task task(OwnerReference owner) {
        Task task = new Task();
        task.setMetadata(new ObjectMetaBuilder()
                .withName(name())
                .withNamespace(rule.getMetadata().getNamespace())
                .addToLabels(Labels.EVENT_RULE, Slug.of(rule.getMetadata().getName()))
                .addToAnnotations(Annotations.EVENT, event.identity())
                .addToAnnotations(Annotations.TARGET, target.target().id())
                .addToAnnotations(Annotations.SCHEDULED_TIME, received.toString())
                .addToAnnotations(Annotations.DUE_TIME, received.toString())
                .addToAnnotations(Annotations.ATTEMPT, "1")
                .withOwnerReferences(owner)
                .build());
        task.setSpec(spec(rule, target.target(), input()));
        return task;
    }

    private Optional<String> input() {
        String arn =
                "arn:aws:events:local:" + Arn.account(rule.getMetadata().getNamespace()) + ":rule/" + rule.ruleName();
        return target.input(
                event.json(),
                Map.of(
                        "aws.events.rule-arn", new JsonValue.Text(arn),
                        "aws.events.rule-name", new JsonValue.Text(rule.ruleName()),
                        "aws.events.event.ingestion-time", new JsonValue.Text(received.toString()),
                        "aws.events.event", event.json(),
                        "aws.events.event.json", event.json()));
    }

    private static TaskSpec spec(EventRule rule, RuleTarget target, Optional<String> input) {
        return TargetTask.spec(
                target.arn(),
                target.ecsParameters(),
                input.map(TargetInput::overrides),
                "events-rule/" + rule.ruleName());
    }

    /** Every field of a rule that has no effect, those included that its tasks take no notice of. */
    public static List<Ignored> ignored(EventRule rule) {
        List<Ignored> ignored = new ArrayList<>(IgnoredFields.of(rule.getSpec()));
        List<RuleTarget> targets = rule.getSpec().targets();
        for (int index = 0; index < targets.size(); index++) {
            RuleTarget target = targets.get(index);
            TargetTask.ignored(spec(rule, target, Optional.ofNullable(target.input())), "targets[" + index + "]")
                    .forEach(ignored::add);
        }
        return List.copyOf(ignored);
    }
}
