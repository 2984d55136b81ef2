package dev.longshore.operator.view;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskState;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.InstanceRefusals;
import dev.longshore.engine.placement.NewInstance;
import dev.longshore.engine.placement.PlacementResult;
import dev.longshore.operator.capacity.Providers;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.controller.resolve.Resolver;
import dev.longshore.operator.controller.service.ServiceTasks;
import dev.longshore.operator.controller.service.WantedTasks;
import dev.longshore.operator.controller.task.TaskRun;
import dev.longshore.operator.controller.task.WantedRun;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.FreshInstances;
import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.placement.Owners;
import dev.longshore.operator.placement.Progress;
import dev.longshore.operator.placement.Trial;
import dev.longshore.operator.placement.Wanted;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.OwnerKey;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Asks on paper for the next task of a service or Task. */
final class Explainer {
    private final Watches watches;
    private final Resolver resolver;
    private final Trials trials;

    Explainer(Watches watches, Resolver resolver, Trials trials) {
        this.watches = watches;
        this.resolver = resolver;
        this.trials = trials;
    }

    Prospects of(Service service) {
        int desired = Optional.ofNullable(service.getSpec().desiredCount()).orElse(1);
        return switch (resolver.of(service)) {
            case Resolution.Missing missing ->
                prospects(
                        service,
                        Resolution.clusterName(service.getSpec().cluster()),
                        String.valueOf(service.getSpec().taskDefinition()),
                        desired,
                        new Outlook.Refused(missing.reason(), missing.message()));
            case Resolution.Found found ->
                prospects(service, found.clusterName(), found.revision().reference(), desired, next(service, found));
        };
    }

    Prospects of(Task task) {
        int count = TaskRun.count(task);
        return switch (resolver.of(task)) {
            case Resolution.Missing missing ->
                prospects(
                        task,
                        Resolution.clusterName(task.getSpec().cluster()),
                        task.getSpec().taskDefinition(),
                        count,
                        new Outlook.Refused(missing.reason(), missing.message()));
            case Resolution.Found found ->
                prospects(task, found.clusterName(), found.revision().reference(), count, next(task, found));
        };
    }

    private Prospects prospects(HasMetadata object, String cluster, String definition, int desired, Outlook next) {
        List<EcsTask> placed =
                pods(object).stream().filter(task -> !task.stopped()).toList();
        return new Prospects(Owners.of(object), cluster, definition, desired, placed, next);
    }

    private Outlook next(Service service, Resolution.Found found) {
        Deployment primary =
                Deployments.primary(service, found.revision(), trials.clock().instant());
        ServiceTasks tasks = ServiceTasks.of(service, primary, Progress.NONE, List.copyOf(pods(service)));
        TaskName name = ServiceTasks.name(service, primary, tasks.lastNumber(service, primary) + 1);
        return tried(found.cluster(), Owners.of(service), WantedTasks.of(service, found, primary, List.of(name)));
    }

    /** The first of its tasks that never had a pod; where all had one, one more, unless StartTask named each instance. */
    private Outlook next(Task task, Resolution.Found found) {
        TaskRun run = TaskRun.of(
                task,
                Progress.NONE,
                List.copyOf(pods(task)),
                List.of(),
                trials.clock().instant());
        Set<String> started = run.states().stream().map(TaskState::taskId).collect(Collectors.toSet());
        int count = TaskRun.count(task);
        int last = task.getSpec().containerInstances().isEmpty() ? count + 1 : count;
        Optional<TaskName> name = LongStream.rangeClosed(1, last)
                .mapToObj(number -> TaskRun.name(task, number))
                .filter(candidate -> !started.contains(candidate.taskId()))
                .findFirst();
        return name.map(next -> tried(found.cluster(), Owners.of(task), WantedRun.of(task, found, List.of(next))))
                .orElseGet(Outlook.Nothing::new);
    }

    private Outlook tried(Cluster cluster, Owner owner, Wanted wanted) {
        Trial trial = trials.of(cluster);
        Explanation explanation = trial.explain(owner, wanted);
        PlacementResult result = trial.place(owner, wanted);
        Set<String> refusing =
                explanation.refused().stream().map(InstanceRefusals::instance).collect(Collectors.toSet());
        List<String> takers = wanted.targets().isEmpty()
                ? trial.instances().stream()
                        .map(InstanceLedger::name)
                        .filter(instance -> !refusing.contains(instance))
                        .toList()
                : result.placed().stream()
                        .map(placement -> placement.instance())
                        .toList();
        Optional<String> grown =
                result.placed().isEmpty() ? grown(trial, owner, wanted, explanation) : Optional.empty();
        return new Outlook.Tried(result.placed().stream().findFirst(), takers, explanation, grown);
    }

    /** What a new instance of the task's provider would do, where the provider grows. */
    private Optional<String> grown(Trial trial, Owner owner, Wanted wanted, Explanation explanation) {
        String provider = explanation.capacityProvider();
        if (provider.isEmpty() || !new Providers(watches.capacityProviders()).grows(provider)) {
            return Optional.empty();
        }
        List<Instance> samples = trial.instances().stream()
                .map(InstanceLedger::instance)
                .filter(instance -> instance.capacityProvider().equals(provider))
                .map(instance -> NewInstance.like(instance, instance.registered(), instance.maxPods()))
                .toList();
        return Optional.of(new FreshInstances(samples, trials.clock())
                .refusal(owner, wanted, provider)
                .map(why -> "A new instance of capacity provider " + provider + " would not take it either, so none is"
                        + " asked for: " + why + ".")
                .orElse(
                        samples.isEmpty()
                                ? "Capacity provider " + provider
                                        + " has no instance by which to tell whether a new one would"
                                        + " take it; one is asked for."
                                : "A new instance of capacity provider " + provider
                                        + " would take it, and is asked for."));
    }

    private Collection<EcsTask> pods(HasMetadata object) {
        return watches.pods().tasksOf(OwnerKey.of(object));
    }
}
