package dev.longshore.operator.controller.resolve;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.NamespaceAccess;
import dev.longshore.ecs.v1alpha1.SchedulingStrategy;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskOverride;
import dev.longshore.operator.capacity.CapacityFields;
import dev.longshore.operator.capacity.Providers;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.definition.ServerFeatures;
import dev.longshore.operator.placement.PlacementFields;
import dev.longshore.operator.pod.LaunchVolume;
import dev.longshore.operator.pod.Overrides;
import dev.longshore.operator.pod.PodPolicy;
import dev.longshore.operator.shift.RouteReference;
import dev.longshore.operator.shift.ShiftFields;
import dev.longshore.operator.targets.DiscoveryFields;
import dev.longshore.operator.targets.LoadBalancerFields;
import dev.longshore.operator.watch.Selectors;
import dev.longshore.operator.watch.Watches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what services and Tasks refer to, and whether they may.
 *
 * @param revisions the revision that a reference in a namespace means
 * @param server what this Kubernetes can do
 */
public record Resolver(
        Watches watches, BiFunction<String, Reference, Optional<Revision>> revisions, ServerFeatures server) {

    /** What a Service names. */
    public Resolution of(Service service) {
        Resolution resolution = of(
                service.getMetadata().getNamespace(),
                service.getSpec().cluster(),
                service.getSpec().taskDefinition(),
                RunningRevisions.of(service),
                UnaryOperator.identity(),
                cluster -> CapacityFields.of(
                        service.getSpec().launchType(),
                        service.getSpec().capacityProviderStrategy(),
                        service.getSpec().schedulingStrategy() == SchedulingStrategy.DAEMON,
                        cluster),
                (definition, capacity) -> PlacementFields.of(
                        service.getSpec(),
                        definition,
                        capacity.launchType(service.getSpec().launchType())));
        Resolution launched = unless(
                resolution,
                definition -> LaunchVolume.problems(
                        definition, LaunchVolume.of(service.getSpec()).keySet()));
        return launched instanceof Resolution.Found found ? checkTargets(service, found) : launched;
    }

    private Resolution checkTargets(Service service, Resolution.Found found) {
        List<Problem> problems = new ArrayList<>(LoadBalancerFields.problems(
                service.getSpec(),
                found.revision().spec(),
                group -> watches.targetGroups().get(service.getMetadata().getNamespace(), group)));
        problems.addAll(
                DiscoveryFields.problems(service.getSpec(), found.revision().spec()));
        problems.addAll(RouteReference.problems(service));
        problems.addAll(ShiftFields.problems(service));
        return problems.isEmpty() ? found : invalid(problems);
    }

    private static Resolution invalid(List<Problem> problems) {
        return new Resolution.Missing(
                "InvalidParameterException",
                problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    }

    /** What a Task names. */
    public Resolution of(Task task) {
        Optional<TaskOverride> override = Optional.ofNullable(task.getSpec().overrides());
        Resolution resolution = of(
                task.getMetadata().getNamespace(),
                task.getSpec().cluster(),
                task.getSpec().taskDefinition(),
                RunningRevisions.of(task),
                definition -> override.map(o -> Overrides.apply(definition, o)).orElse(definition),
                cluster -> CapacityFields.of(
                        task.getSpec().launchType(),
                        task.getSpec().capacityProviderStrategy(),
                        !task.getSpec().containerInstances().isEmpty(),
                        cluster),
                (definition, capacity) -> PlacementFields.of(
                        task.getSpec(),
                        definition,
                        capacity.launchType(task.getSpec().launchType())));
        Resolution launched = unless(
                resolution,
                definition -> LaunchVolume.problems(
                        definition, LaunchVolume.of(task.getSpec()).keySet()));
        return override.map(given -> unless(launched, definition -> Overrides.problems(definition, given)))
                .orElse(launched);
    }

    /** What was found, unless it and the request do not fit each other. */
    private static Resolution unless(Resolution resolution, Function<TaskDefinitionSpec, List<String>> problems) {
        if (!(resolution instanceof Resolution.Found found)) {
            return resolution;
        }
        List<String> broken = problems.apply(found.revision().spec());
        return broken.isEmpty()
                ? found
                : new Resolution.Missing("InvalidParameterException", String.join("; ", broken));
    }

    private Resolution of(
            String namespace,
            @Nullable String clusterName,
            @Nullable String taskDefinition,
            RunningRevisions running,
            UnaryOperator<TaskDefinitionSpec> overridden,
            Function<ClusterSpec, CapacityFields> capacities,
            BiFunction<TaskDefinitionSpec, CapacityFields, PlacementFields> placement) {
        String name = Resolution.clusterName(clusterName);
        Optional<Cluster> cluster = watches.clusters().get("", name);
        if (cluster.isEmpty() || cluster.get().isMarkedForDeletion()) {
            return new Resolution.Missing(
                    "ClusterNotFound", "Cluster not found. There is no Cluster \"" + name + "\" that is ACTIVE.");
        }
        ClusterSpec spec = cluster.get().getSpec();
        if (!open(spec.namespaces(), namespace)) {
            return new Resolution.Missing(
                    "AccessDenied",
                    "spec.namespaces of Cluster \"" + name + "\" does not let in namespace \"" + namespace + "\".");
        }
        if (taskDefinition == null || taskDefinition.isEmpty()) {
            return new Resolution.Missing("TaskDefinitionNotFound", "spec.taskDefinition is missing.");
        }
        Reference reference = Reference.parse(taskDefinition);
        Optional<Revision> revision =
                running.kept(reference, revisions.apply(namespace, reference), one -> revisions.apply(namespace, one));
        if (revision.isEmpty()) {
            return new Resolution.Missing(
                    "TaskDefinitionNotFound",
                    "TaskDefinition not found. No valid revision \"" + taskDefinition + "\" is recorded in namespace \""
                            + namespace + "\".");
        }
        if (!watches.revisions().isActive(revision.get())
                && !running.includes(revision.get().reference())) {
            return new Resolution.Missing(
                    "InvalidParameterException",
                    "TaskDefinition is inactive: " + revision.get().reference()
                            + " is deregistered. What runs it goes on; choose another revision for what is new.");
        }
        PodPolicy policy = PodPolicy.of(spec, server);
        List<String> refusals =
                policy.refusals(overridden.apply(revision.get().spec()), access -> open(access, namespace));
        if (!refusals.isEmpty()) {
            return new Resolution.Missing("NotAllowed", String.join("; ", refusals));
        }
        CapacityFields capacity = capacities.apply(spec);
        PlacementFields fields = placement.apply(revision.get().spec(), capacity);
        List<Problem> problems = new ArrayList<>(capacity.problems());
        problems.addAll(capacity.unfit(overridden.apply(revision.get().spec())));
        problems.addAll(fields.problems());
        return problems.isEmpty()
                ? new Resolution.Found(
                        cluster.get(),
                        revision.get(),
                        policy,
                        fields.rules().on(capacity.provider()),
                        capacity,
                        capacity.anyProvider(new Providers(watches.capacityProviders())::grows))
                : invalid(problems);
    }

    private boolean open(@Nullable NamespaceAccess access, String namespace) {
        if (access == null || access.names().contains(namespace)) {
            return true;
        }
        Map<String, String> labels = watches.namespaces()
                .get("", namespace)
                .map(n -> n.getMetadata().getLabels())
                .orElse(Map.of());
        return access.selector() != null && Selectors.matches(access.selector(), labels);
    }
}
