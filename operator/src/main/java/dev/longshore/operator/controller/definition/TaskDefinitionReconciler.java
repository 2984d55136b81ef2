package dev.longshore.operator.controller.definition;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.DELETION_HELD;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.RevisionSummary;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionStatus;
import dev.longshore.ecs.v1alpha1.TaskDefinitionStatusValue;
import dev.longshore.operator.controller.resolve.References;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.definition.DefinitionRules;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.definition.ServerFeatures;
import dev.longshore.operator.external.ExternalSecrets;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.status.IgnoredCondition;
import dev.longshore.operator.status.StatusPatch;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks a task definition against ECS's rules and records each change of its spec as a numbered revision. */
@ControllerConfiguration(name = "taskdefinition", finalizerName = "ecs.longshore.dev/taskdefinition")
public final class TaskDefinitionReconciler implements Reconciler<TaskDefinition>, Cleaner<TaskDefinition> {
    /** Older ones are counted, not listed. */
    private static final int LISTED = 10;

    private static final Duration HELD_POLL = Duration.ofSeconds(5);

    private final Watches watches;
    private final References references;
    private final RevisionHistory history;
    private final ExternalSecrets secrets;
    private final EventRecorder events;
    private final Triggers<TaskDefinition> triggers;
    private final ServerFeatures server;
    private final InstantSource clock;

    /** A reconciler that judges definitions by what this API server can do. */
    public TaskDefinitionReconciler(
            Watches watches,
            References references,
            ExternalSecrets secrets,
            EventRecorder events,
            Triggers<TaskDefinition> triggers,
            ServerFeatures server,
            InstantSource clock) {
        this.watches = watches;
        this.references = references;
        this.history = new RevisionHistory(watches.revisions(), references);
        this.secrets = secrets;
        this.events = events;
        this.triggers = triggers;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public List<EventSource<?, TaskDefinition>> prepareEventSources(EventSourceContext<TaskDefinition> context) {
        return triggers.in(context);
    }

    @Override
    public UpdateControl<TaskDefinition> reconcile(TaskDefinition definition, Context<TaskDefinition> context) {
        List<Problem> problems = DefinitionRules.check(definition.getSpec());
        if (problems.isEmpty()) {
            record(definition);
            history.trim(definition);
            secrets.keep(definition);
        } else {
            events.warning(definition, "Invalid", text(problems));
        }
        return StatusPatch.of(definition, new TaskDefinition(), status(definition, problems));
    }

    private void record(TaskDefinition definition) {
        Revision revision = NextRevision.of(watches, definition);
        if (revisions(definition).containsKey(revision.number())) {
            return;
        }
        try {
            watches.revisions().record(definition, definition.family(), revision.number());
        } catch (KubernetesClientException e) {
            // The watch lags behind what was recorded already; it will wake us when it does not any more.
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private NavigableMap<Long, Revision> revisions(TaskDefinition definition) {
        return watches.revisions().revisions(definition.getMetadata().getNamespace(), definition.family());
    }

    private TaskDefinitionStatus status(TaskDefinition definition, List<Problem> problems) {
        NavigableMap<Long, Revision> revisions = revisions(definition);
        Optional<Revision> latest = Optional.ofNullable(revisions.lastEntry()).map(Map.Entry::getValue);
        return TaskDefinitionStatus.builder()
                .family(definition.family())
                .revision(latest.map(revision -> Math.toIntExact(revision.number()))
                        .orElse(null))
                .taskDefinitionArn(latest.map(Revision::arn).orElse(null))
                .revisions(revisions.descendingMap().values().stream()
                        .limit(LISTED)
                        .map(this::summary)
                        .toList())
                .observedGeneration(definition.getMetadata().getGeneration())
                .conditions(conditions(definition, problems, latest))
                .build();
    }

    private RevisionSummary summary(Revision revision) {
        return RevisionSummary.builder()
                .revision(Math.toIntExact(revision.number()))
                .taskDefinitionArn(Arn.taskDefinition(revision.namespace(), revision.family(), revision.number()))
                .status(
                        watches.revisions().isActive(revision)
                                ? TaskDefinitionStatusValue.ACTIVE
                                : TaskDefinitionStatusValue.INACTIVE)
                .build();
    }

    private List<Condition> conditions(TaskDefinition definition, List<Problem> problems, Optional<Revision> latest) {
        boolean valid = problems.isEmpty();
        boolean current = valid
                && latest.filter(revision -> revision.isOf(definition.getSpec()))
                        .isPresent();
        String invalid = text(problems);
        Conditions conditions = conditions(definition);
        IgnoredCondition.set(conditions, IgnoredFields.of(definition.getSpec(), server));
        return conditions
                .set(VALID, valid, valid ? "Valid" : "Invalid", valid ? "the definition obeys ECS's rules" : invalid)
                .set(
                        READY,
                        current,
                        current ? "Registered" : valid ? "Registering" : "Invalid",
                        current
                                ? "registered as " + latest.orElseThrow().reference()
                                : valid ? "the revision is being recorded" : invalid)
                .list();
    }

    private Conditions conditions(TaskDefinition definition) {
        List<Condition> before = Optional.ofNullable(definition.getStatus())
                .map(TaskDefinitionStatus::conditions)
                .orElse(List.of());
        return new Conditions(before, definition.getMetadata().getGeneration(), clock.instant());
    }

    private static String text(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
    }

    /** A definition in use outlives its deletion: what runs it must be able to replace its tasks. */
    @Override
    public DeleteControl cleanup(TaskDefinition definition, Context<TaskDefinition> context) {
        List<String> users = references.ofFamily(definition.getMetadata().getNamespace(), definition.family());
        if (users.isEmpty()) {
            events.forget(definition);
            secrets.forget(definition);
            return DeleteControl.defaultDelete();
        }
        String message = "kept while in use by " + String.join(", ", users);
        events.warning(definition, "DeletionHeld", message);
        references.held(
                definition,
                conditions(definition)
                        .set(DELETION_HELD, true, "InUse", message)
                        .list());
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(HELD_POLL);
    }
}
