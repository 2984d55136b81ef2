package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PortMapping;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.placement.PortBinding;
import dev.longshore.engine.placement.PortRequest;
import dev.longshore.operator.definition.StartPlan;
import dev.longshore.operator.definition.StartPlan.Part;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The containers of a task's pod, one for each container definition: here a container field becomes a pod setting. */
final class TaskContainers {
    private final TaskDefinitionSpec definition;
    private final PodPolicy policy;
    private final StartPlan plan;
    private final TaskVolumes volumes;
    private final AddedContainers added;

    TaskContainers(TaskTemplate template, String node) {
        this.definition = template.definition();
        this.policy = template.policy();
        this.plan = StartPlan.of(definition);
        this.added = new AddedContainers(definition, policy);
        this.volumes = new TaskVolumes(
                definition,
                new VolumePlace(
                        template.group().namespace(),
                        node,
                        policy.sharedVolumes(),
                        template.launch().volumes()));
    }

    /** Puts the containers and their volumes into a pod; the bindings are those of {@link PortRequests#of(TaskDefinitionSpec)}, in order. */
    void apply(List<PortBinding> bindings, PodSpecBuilder pod) {
        Iterator<PortBinding> remaining = bindings.iterator();
        Map<String, Container> byName = new HashMap<>();
        definition
                .containerDefinitions()
                .forEach(container -> byName.put(container.name(), container(container, remaining)));
        pod.withVolumes(Stream.concat(volumes.volumes().stream(), added.volumes())
                        .toList())
                .withInitContainers(added.first())
                .addAllToInitContainers(inOrder(byName, part -> part != Part.RUNS))
                .withContainers(inOrder(byName, part -> part == Part.RUNS));
    }

    private List<Container> inOrder(Map<String, Container> byName, Predicate<Part> wanted) {
        return plan.order().stream()
                .filter(name -> wanted.test(plan.part(name)))
                .map(byName::get)
                .toList();
    }

    List<ContainerRole> roles() {
        return definition.containerDefinitions().stream()
                .map(container -> new ContainerRole(
                        container.name(),
                        Slug.of(container.name()),
                        !Boolean.FALSE.equals(container.essential()),
                        unhealthyAfter(container),
                        StartTimeout.seconds(container, plan),
                        RestartInPlace.of(container)
                                .filter(restart -> plan.part(container.name()) != Part.ENDS_FIRST)
                                .orElse(null)))
                .toList();
    }

    private int unhealthyAfter(ContainerDefinition container) {
        return plan.part(container.name()) == Part.ENDS_FIRST
                ? 0
                : (int) HealthProbe.unhealthyAfter(container)
                        .map(Duration::toSeconds)
                        .orElse(0L)
                        .longValue();
    }

    private Container container(ContainerDefinition definition, Iterator<PortBinding> bindings) {
        ContainerBuilder container = new ContainerBuilder()
                .withName(Slug.of(definition.name()))
                .withImage(definition.image())
                .withImagePullPolicy(policy.imagePullPolicy().orElse(null))
                .withCommand(literal(definition.entryPoint()))
                .withArgs(literal(definition.command()))
                .withWorkingDir(definition.workingDirectory())
                .withEnv(ContainerEnvironment.variables(definition))
                .withEnvFrom(ContainerEnvironment.files(definition))
                .withPorts(ports(definition, bindings))
                .withStdin(Boolean.TRUE.equals(definition.interactive()) ? true : null)
                .withTty(Boolean.TRUE.equals(definition.pseudoTerminal()) ? true : null)
                .withResources(resources(definition))
                .withVolumeMounts(volumes.mounts(definition))
                .withSecurityContext(ContainerSecurity.of(definition).orElse(null));
        added.launch(definition, container);
        return inItsPart(definition, container).build();
    }

    private ResourceRequirements resources(ContainerDefinition container) {
        ResourceRequirements resources = policy.server().podLevelResources()
                ? TaskResources.ofContainer(container)
                : TaskResources.withoutPodLevel(sharing(container), container);
        boolean first = plan.order().stream()
                .filter(name -> plan.part(name) == Part.RUNS)
                .findFirst()
                .equals(Optional.of(container.name()));
        if (first) {
            TaskResources.limitDisk(definition, resources);
        }
        return resources;
    }

    /** The task with the containers that have its size at the same time as this one: one that ends first has it alone. */
    private TaskDefinitionSpec sharing(ContainerDefinition container) {
        List<ContainerDefinition> together = definition.containerDefinitions().stream()
                .filter(other -> plan.part(other.name()) != Part.ENDS_FIRST)
                .toList();
        return definition.toBuilder()
                .containerDefinitions(plan.part(container.name()) == Part.ENDS_FIRST ? List.of(container) : together)
                .build();
    }

    /** A container that ends before the others start has no health; one that they wait for is a sidecar. */
    private ContainerBuilder inItsPart(ContainerDefinition definition, ContainerBuilder container) {
        return switch (plan.part(definition.name())) {
            case ENDS_FIRST -> container;
            case RUNS_FIRST ->
                container
                        .withRestartPolicy("Always")
                        .withStartupProbe(
                                plan.isAwaitedHealthy(definition.name())
                                        ? HealthProbe.startup(definition).orElse(null)
                                        : null)
                        .withReadinessProbe(HealthProbe.readiness(definition).orElse(null));
            case RUNS -> {
                if (policy.server().containerRestartRules()) {
                    RestartInPlace.of(definition).ifPresent(restart -> restart.apply(container));
                }
                yield container.withReadinessProbe(
                        HealthProbe.readiness(definition).orElse(null));
            }
        };
    }

    private static List<String> literal(List<String> words) {
        return words.stream().map(ContainerEnvironment::literal).toList();
    }

    private List<ContainerPort> ports(ContainerDefinition container, Iterator<PortBinding> bindings) {
        return definition.networkMode() == NetworkMode.NONE
                ? List.of()
                : container.portMappings().stream()
                        .flatMap(mapping -> ports(mapping, bindings))
                        .toList();
    }

    private Stream<ContainerPort> ports(PortMapping mapping, Iterator<PortBinding> bindings) {
        Optional<PortRequest> request = PortRequests.of(definition, mapping);
        if (request.isEmpty()) {
            return mapping.containerPort() == null
                    ? Stream.empty()
                    : Stream.of(port(PortRequests.port(mapping), PortRequests.protocol(mapping), mapping));
        }
        return IntStream.range(0, request.get().count())
                .mapToObj(index -> bindings.next())
                .map(binding -> new ContainerPortBuilder(port(binding.containerPort(), binding.protocol(), mapping))
                        .withHostPort(binding.hostPort())
                        .build());
    }

    /** A range has no name: there are no two ports of one. */
    private static ContainerPort port(int containerPort, Protocol protocol, PortMapping mapping) {
        return new ContainerPortBuilder()
                .withContainerPort(containerPort)
                .withProtocol(protocol.name())
                .withName(
                        mapping.containerPort() == null
                                ? null
                                : PortNames.of(mapping).orElse(null))
                .build();
    }
}
