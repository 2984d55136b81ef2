package dev.longshore.operator.controller;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.engine.deployment.ServicePlan;
import dev.longshore.engine.deployment.ServiceScheduler;
import dev.longshore.engine.placement.PlacementResult;
import dev.longshore.operator.definition.DefinitionRules;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.placement.Trial;
import dev.longshore.operator.placement.Wanted;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Places on paper what objects would start if they were applied in this order; those of one Cluster share its ledger. */
final class Planner {
    private final Watches watches;
    private final Resolver resolver;
    private final Trials trials;
    private final Drafts drafts;
    private final List<Revision> revisions = new ArrayList<>();
    private final Map<String, Trial> ledgers = new HashMap<>();

    Planner(Watches watches, boolean podLevelResources, Trials trials, Drafts drafts) {
        this.watches = watches;
        this.resolver = new Resolver(watches, this::find, podLevelResources);
        this.trials = trials;
        this.drafts = drafts;
    }

    /** Definitions come first: a service may stand before its own in a file. */
    List<Planned> plan(List<? extends HasMetadata> objects) {
        List<Planned> planned = new ArrayList<>();
        for (HasMetadata object : objects) {
            if (object instanceof TaskDefinition definition) {
                planned.add(register(drafts.over(definition)));
            }
        }
        for (HasMetadata object : objects) {
            if (object instanceof Service service) {
                planned.add(start(drafts.over(service)));
            } else if (object instanceof Task task) {
                planned.add(start(task));
            }
        }
        return planned;
    }

    private Planned register(TaskDefinition definition) {
        List<String> problems = DefinitionRules.check(definition.getSpec()).stream()
                .map(Problem::toString)
                .toList();
        if (!problems.isEmpty()) {
            return without(definition, "", problems, List.of());
        }
        Revision revision = NextRevision.of(watches, definition);
        boolean recorded = watches.revisions()
                .find(revision.namespace(), Reference.parse(revision.reference()))
                .isPresent();
        revisions.add(revision);
        return new Planned(
                Owners.of(definition),
                "",
                revision.reference(),
                List.of(),
                0,
                Optional.empty(),
                List.of(),
                List.of(recorded ? "is recorded already" : "would be recorded"));
    }

    /** Those of this plan before those of the cluster: a plan's revision is the newest of its family. */
    private Optional<Revision> find(String namespace, Reference reference) {
        return revisions.reversed().stream()
                .filter(revision -> revision.namespace().equals(namespace)
                        && revision.family().equals(reference.family()))
                .filter(revision ->
                        reference.revision().isEmpty() || reference.revision().getAsLong() == revision.number())
                .findFirst()
                .or(() -> watches.revisions().find(namespace, reference));
    }

    private Planned start(Service service) {
        String cluster = Resolution.clusterName(service.getSpec().cluster());
        return switch (resolver.of(service)) {
            case Resolution.Missing missing -> without(service, cluster, List.of(text(missing)), List.of());
            case Resolution.Found found -> start(service, found);
        };
    }

    private Planned start(Service service, Resolution.Found found) {
        Instant now = trials.clock().instant();
        Deployment primary = Deployments.primary(service, found.revision(), now);
        ServiceTasks tasks = ServiceTasks.of(
                service,
                primary,
                Progress.NONE,
                List.copyOf(watches.pods().tasksOf(service.getMetadata().getUid())));
        int desired = Optional.ofNullable(service.getSpec().desiredCount()).orElse(1);
        // Which tasks stop is not shown, only how many: the strategy need not be asked.
        ServicePlan plan = ServiceScheduler.decide(tasks.state(service, primary, desired, List.of(), this::zone, now));
        long last = tasks.lastNumber(service, primary);
        List<TaskName> names = LongStream.rangeClosed(last + 1, last + plan.start())
                .mapToObj(number -> ServiceTasks.name(service, primary, number))
                .toList();
        return place(
                service,
                found,
                WantedTasks.of(service, found, primary, names),
                remarks(tasks, plan, Deployments.number(primary), desired));
    }

    /** A service that runs already goes on by steps: a plan shows the first. */
    private static List<String> remarks(ServiceTasks tasks, ServicePlan plan, String primary, int desired) {
        List<String> remarks = new ArrayList<>();
        long current = tasks.live().stream()
                .filter(task -> task.desiredRunning() && task.deployment().equals(primary))
                .count();
        long old = tasks.live().stream()
                .filter(task -> task.desiredRunning() && !task.deployment().equals(primary))
                .count();
        if (current > 0) {
            remarks.add(current + " of its tasks run as they should");
        }
        if (!plan.stops().isEmpty()) {
            remarks.add(plan.stops().size() + " of its tasks would be stopped at once; their room is not counted here");
        }
        long later = desired - current - plan.start();
        if (later > 0) {
            remarks.add("the percents of its deployment let " + later + " more start only when some of its " + old
                    + " old tasks have stopped");
        }
        return remarks;
    }

    private Planned start(Task task) {
        String cluster = Resolution.clusterName(task.getSpec().cluster());
        if (drafts.exists(task)) {
            return without(
                    task,
                    cluster,
                    List.of(),
                    List.of("exists already, and a Task runs once: nothing would start; give it another name"));
        }
        Task draft = drafts.fresh(task);
        return switch (resolver.of(draft)) {
            case Resolution.Missing missing -> without(draft, cluster, List.of(text(missing)), List.of());
            case Resolution.Found found -> {
                List<TaskName> names = LongStream.rangeClosed(1, TaskRun.count(draft))
                        .mapToObj(number -> TaskRun.name(draft, number))
                        .toList();
                yield place(draft, found, WantedTasks.of(draft, found, names), List.of());
            }
        };
    }

    private Planned place(HasMetadata object, Resolution.Found found, Wanted wanted, List<String> remarks) {
        Trial trial = ledgers.computeIfAbsent(found.clusterName(), name -> trials.of(found.cluster()));
        PlacementResult result = trial.place(Owners.of(object), wanted);
        Map<String, Long> numbers =
                wanted.tasks().stream().collect(Collectors.toMap(TaskName::podName, TaskName::number));
        List<Planned.Start> starts = result.placed().stream()
                .map(placement ->
                        new Planned.Start(numbers.getOrDefault(placement.task().name(), 0L), placement))
                .toList();
        return new Planned(
                Owners.of(object),
                found.clusterName(),
                found.revision().reference(),
                starts,
                result.unplaced().size(),
                result.explanation(),
                List.of(),
                remarks);
    }

    private static Planned without(HasMetadata object, String cluster, List<String> problems, List<String> remarks) {
        return new Planned(Owners.of(object), cluster, "", List.of(), 0, Optional.empty(), problems, remarks);
    }

    private static String text(Resolution.Missing missing) {
        return missing.reason() + ": " + missing.message();
    }

    private Optional<String> zone(String instance) {
        return watches.nodes().get(instance).map(node -> node.labels().get("topology.kubernetes.io/zone"));
    }
}
