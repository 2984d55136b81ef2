package dev.longshore.operator.targets;

import dev.longshore.ecs.v1alpha1.PortMapping;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TransportProtocol;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.LastStatus;
import dev.longshore.operator.targets.DiscoveredName.DiscoveredPort;
import dev.longshore.operator.targets.PublishedEndpoint.Condition;
import dev.longshore.operator.targets.PublishedService.Reach;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps the core Services by which other tasks find a service's tasks: service discovery and Service Connect. */
public final class Discovery {
    private final Publisher publisher;
    private final TargetWatches watches;
    private final Function<EcsTask, Optional<TaskDefinitionSpec>> definitionOf;
    private final Map<String, List<Publisher.Refusal>> refusals = new ConcurrentHashMap<>();

    /**
     * Keeps nothing yet.
     *
     * @param definitionOf the definition that a task was made from
     */
    public Discovery(
            KubernetesClient client,
            TargetWatches watches,
            Function<EcsTask, Optional<TaskDefinitionSpec>> definitionOf) {
        this.publisher = new Publisher(client, watches);
        this.watches = watches;
        this.definitionOf = definitionOf;
    }

    /**
     * Sees to the names of a service and to its tasks behind them, and withdraws what it had before.
     *
     * @param traffic how requests are shared among its deployments, where they are not all alike
     */
    public void keep(
            Service service, TaskDefinitionSpec definition, Collection<EcsTask> tasks, Optional<Traffic> traffic) {
        List<DiscoveredName> names = DiscoveryFields.names(service.getSpec(), definition);
        Set<String> wanted = names.stream().map(DiscoveredName::name).collect(Collectors.toSet());
        watches.publishedFor(service)
                .filter(name -> !wanted.contains(name))
                .toList()
                .forEach(name -> publisher.withdraw(service, name));
        List<Publisher.Refusal> refused = names.stream()
                .flatMap(name ->
                        publisher
                                .publish(core(service, name, definition), endpoints(name, tasks, traffic))
                                .refusal()
                                .stream())
                .toList();
        if (refused.isEmpty()) {
            refusals.remove(service.getMetadata().getUid());
        } else {
            refusals.put(service.getMetadata().getUid(), refused);
        }
    }

    /** Whether a service has names, and why some of them are not kept. */
    public Optional<List<Publisher.Refusal>> refusals(Service service) {
        return DiscoveryFields.any(service.getSpec())
                ? Optional.of(refusals.getOrDefault(service.getMetadata().getUid(), List.of()))
                : Optional.empty();
    }

    /** Forgets a service that is gone; what was kept for it goes by its owner reference. */
    public void forget(Service service) {
        refusals.remove(service.getMetadata().getUid());
    }

    private static PublishedService core(Service service, DiscoveredName name, TaskDefinitionSpec definition) {
        List<PublishedService.Port> ports = name.ports().stream()
                .map(port -> new PublishedService.Port(
                        port.name(), port.port(), protocol(port, definition), appProtocol(port, definition)))
                .toList();
        return new PublishedService(
                service, name.name(), name.headless() ? Reach.HEADLESS : Reach.CLUSTER, ports, false);
    }

    private List<PublishedEndpoint> endpoints(
            DiscoveredName name, Collection<EcsTask> tasks, Optional<Traffic> traffic) {
        Set<EcsTask> listed = listed(tasks, traffic);
        return tasks.stream()
                .filter(task -> task.endpoint().address().isPresent()
                        && !task.endpoint().deleted())
                .filter(task -> task.running() || task.lastStatus() == LastStatus.DEACTIVATING)
                .sorted(Comparator.comparing(EcsTask::pod))
                .map(task -> new PublishedEndpoint(
                        task,
                        task.endpoint().address().orElse(""),
                        ports(name, task),
                        condition(task, listed.contains(task)),
                        Optional.empty()))
                .toList();
    }

    /** As Cloud Map answers: the healthy tasks, or all of them if none is. */
    private static Set<EcsTask> listed(Collection<EcsTask> tasks, Optional<Traffic> traffic) {
        List<EcsTask> running = tasks.stream()
                .filter(EcsTask::running)
                .sorted(Comparator.comparing(EcsTask::pod))
                .toList();
        return traffic.map(shared -> shared.listed(running, EcsTask::deployment, EcsTask::checksPass))
                .orElseGet(() -> {
                    Set<EcsTask> healthy = new LinkedHashSet<>(
                            running.stream().filter(EcsTask::checksPass).toList());
                    return healthy.isEmpty() ? new LinkedHashSet<>(running) : healthy;
                });
    }

    private static Condition condition(EcsTask task, boolean listed) {
        if (!task.running()) {
            return Condition.DRAINING;
        }
        return listed ? Condition.READY : Condition.NOT_READY;
    }

    /** A task of an older revision may serve at another port. */
    private List<PublishedEndpoint.Port> ports(DiscoveredName name, EcsTask task) {
        Optional<TaskDefinitionSpec> definition = definitionOf.apply(task);
        return name.ports().stream()
                .flatMap(port -> definition
                        .flatMap(spec -> containerPort(port, spec)
                                .map(number -> new PublishedEndpoint.Port(port.name(), number, protocol(port, spec))))
                        .stream())
                .toList();
    }

    private static Optional<Integer> containerPort(DiscoveredPort port, TaskDefinitionSpec definition) {
        return port.source()
                .containerPort()
                .or(() -> mapping(port, definition).flatMap(mapping -> Optional.ofNullable(mapping.containerPort())));
    }

    private static Optional<PortMapping> mapping(DiscoveredPort port, TaskDefinitionSpec definition) {
        return port.source().portName().flatMap(name -> DiscoveryFields.mapping(definition, name));
    }

    private static String protocol(DiscoveredPort port, TaskDefinitionSpec definition) {
        return mapping(port, definition)
                .filter(mapping -> mapping.protocol() == TransportProtocol.UDP)
                .map(mapping -> "UDP")
                .orElse("TCP");
    }

    private static Optional<String> appProtocol(DiscoveredPort port, TaskDefinitionSpec definition) {
        return mapping(port, definition)
                .flatMap(mapping -> Optional.ofNullable(mapping.appProtocol()))
                .map(protocol -> switch (protocol) {
                    case HTTP -> "http";
                    case HTTP2, GRPC -> "kubernetes.io/h2c";
                });
    }
}
