package dev.longshore.operator.view;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.engine.deployment.DaemonPlan;
import dev.longshore.engine.deployment.DaemonScheduler;
import dev.longshore.engine.deployment.DaemonState;
import dev.longshore.engine.deployment.ServicePlan;
import dev.longshore.engine.deployment.ServiceScheduler;
import dev.longshore.engine.deployment.ServiceState;
import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.placement.PlacementResult;
import dev.longshore.operator.controller.definition.NextRevision;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.controller.resolve.Resolver;
import dev.longshore.operator.controller.service.Places;
import dev.longshore.operator.controller.service.ReplicaScheduling;
import dev.longshore.operator.controller.service.ServiceTasks;
import dev.longshore.operator.controller.service.WantedTasks;
import dev.longshore.operator.controller.task.TaskRun;
import dev.longshore.operator.controller.task.WantedRun;
import dev.longshore.operator.definition.DefinitionRules;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.definition.ServerFeatures;
import dev.longshore.operator.deployment.DeploymentFields;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.placement.Trial;
import dev.longshore.operator.placement.Wanted;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.OwnerKey;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

    Planner(Watches watches, ServerFeatures server, Trials trials, Drafts drafts) {
        this.watches = watches;
        this.resolver = new Resolver(watches, this::find, server);
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
        Deployment primary =
                Deployments.primary(service, found.revision(), trials.clock().instant());
        ServiceTasks tasks = ServiceTasks.of(
                service, primary, Progress.NONE, List.copyOf(watches.pods().tasksOf(OwnerKey.of(service))));
        return DeploymentFields.isDaemon(service.getSpec())
                ? daemon(service, found, primary, tasks)
                : replica(service, found, primary, tasks);
    }

    private Planned replica(Service service, Resolution.Found found, Deployment primary, ServiceTasks tasks) {
        int desired = ReplicaScheduling.desired(service.getSpec());
        DeploymentFields fields = DeploymentFields.of(service.getSpec());
        // Which tasks stop is not shown, only how many: the strategy need not be asked.
        ServicePlan plan = ServiceScheduler.decide(new ServiceState(
                desired,
                fields.minimumHealthyPercent(),
                fields.maximumPercent(),
                Deployments.number(primary),
                true,
                List.of(),
                Optional.empty(),
                forEngine(service, found, primary, tasks)));
        Wanted wanted = WantedTasks.of(service, found, primary, names(service, primary, tasks, plan.start()));
        return place(service, found, wanted, remarks(tasks, plan, Deployments.number(primary), desired));
    }

    private Planned daemon(Service service, Resolution.Found found, Deployment primary, ServiceTasks tasks) {
        Wanted one = WantedTasks.of(service, found, primary, List.of());
        Set<String> qualifying =
                ledger(found).qualifying(Owners.of(service), one).qualifying();
        Set<String> others = tasks.live().stream()
                .map(EcsTask::instance)
                .filter(instance -> !qualifying.contains(instance))
                .collect(Collectors.toSet());
        DaemonPlan plan = DaemonScheduler.decide(new DaemonState(
                qualifying,
                others,
                DeploymentFields.of(service.getSpec()).minimumHealthyPercent(),
                Deployments.number(primary),
                true,
                forEngine(service, found, primary, tasks)));
        List<TaskName> names = names(service, primary, tasks, plan.startOn().size());
        Map<String, String> targets = new HashMap<>();
        for (int place = 0; place < names.size(); place++) {
            targets.put(names.get(place).podName(), plan.startOn().get(place));
        }
        Wanted wanted = WantedTasks.of(service, found, primary, names).onEach(targets, Set.of());
        return place(
                service,
                found,
                wanted,
                List.of("one task on each of " + qualifying.size() + " instances that qualify"));
    }

    private List<ServiceTask> forEngine(
            Service service, Resolution.Found found, Deployment primary, ServiceTasks tasks) {
        Map<String, Instance> instances = ledger(found).instances().stream()
                .map(InstanceLedger::instance)
                .collect(Collectors.toMap(Instance::name, Function.identity()));
        Places places = new Places(watches, name -> Optional.ofNullable(instances.get(name)));
        return tasks.forEngine(service, primary, places, trials.clock().instant());
    }

    private static List<TaskName> names(Service service, Deployment primary, ServiceTasks tasks, int count) {
        long last = tasks.lastNumber(service, primary);
        return LongStream.rangeClosed(last + 1, last + count)
                .mapToObj(number -> ServiceTasks.name(service, primary, number))
                .toList();
    }

    private Trial ledger(Resolution.Found found) {
        return ledgers.computeIfAbsent(found.clusterName(), name -> trials.of(found.cluster()));
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
                yield place(draft, found, WantedRun.of(draft, found, names), List.of());
            }
        };
    }

    private Planned place(HasMetadata object, Resolution.Found found, Wanted wanted, List<String> remarks) {
        PlacementResult result = ledger(found).place(Owners.of(object), wanted);
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
}
