package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.placement.PortBinding;
import dev.longshore.engine.placement.PortRequest;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The containers of a task's pod, one for each container definition: here a container field becomes a pod setting. */
final class TaskContainers {
    private static final Pattern NUMERIC_USER = Pattern.compile("(\\d+)(?::(\\d+))?");

    private final TaskDefinitionSpec definition;
    private final PodPolicy policy;

    TaskContainers(TaskDefinitionSpec definition, PodPolicy policy) {
        this.definition = definition;
        this.policy = policy;
    }

    /** The bindings are those of {@link PortRequests#of(TaskDefinitionSpec)}, in the same order. */
    List<Container> containers(List<PortBinding> bindings) {
        Iterator<PortBinding> remaining = bindings.iterator();
        return definition.containerDefinitions().stream()
                .map(container -> container(container, remaining))
                .toList();
    }

    List<ContainerRole> roles() {
        return definition.containerDefinitions().stream()
                .map(container -> new ContainerRole(
                        container.name(), Slug.of(container.name()), !Boolean.FALSE.equals(container.essential())))
                .toList();
    }

    private Container container(ContainerDefinition definition, Iterator<PortBinding> bindings) {
        return new ContainerBuilder()
                .withName(Slug.of(definition.name()))
                .withImage(definition.image())
                .withImagePullPolicy(policy.imagePullPolicy().orElse(null))
                .withCommand(literal(definition.entryPoint()))
                .withArgs(literal(definition.command()))
                .withWorkingDir(definition.workingDirectory())
                .withEnv(environment(definition))
                .withPorts(ports(definition, bindings))
                .withStdin(Boolean.TRUE.equals(definition.interactive()) ? true : null)
                .withTty(Boolean.TRUE.equals(definition.pseudoTerminal()) ? true : null)
                .withResources(
                        policy.podLevelResources()
                                ? TaskResources.ofContainer(definition)
                                : TaskResources.withoutPodLevel(this.definition, definition))
                .withSecurityContext(security(definition).orElse(null))
                .build();
    }

    /** A name that is given twice has its last value, as in a process's environment. */
    private static List<EnvVar> environment(ContainerDefinition definition) {
        Map<String, EnvVar> variables = new LinkedHashMap<>();
        definition
                .environment()
                .forEach(pair -> variables.put(pair.name(), new EnvVar(pair.name(), literal(pair.value()), null)));
        return List.copyOf(variables.values());
    }

    /** Kubernetes would expand $(NAME) and read $$ as one; ECS passes the text as it is. */
    private static String literal(String text) {
        return text.replace("$", "$$");
    }

    private static List<String> literal(List<String> words) {
        return words.stream().map(TaskContainers::literal).toList();
    }

    private List<ContainerPort> ports(ContainerDefinition container, Iterator<PortBinding> bindings) {
        if (definition.networkMode() == NetworkMode.NONE) {
            return List.of();
        }
        List<PortRequest> bound = PortRequests.of(definition, container).toList();
        if (bound.isEmpty()) {
            return container.portMappings().stream()
                    .filter(mapping -> mapping.containerPort() != null)
                    .map(mapping -> port(PortRequests.port(mapping), PortRequests.protocol(mapping)))
                    .toList();
        }
        return IntStream.range(0, bound.stream().mapToInt(PortRequest::count).sum())
                .mapToObj(index -> bindings.next())
                .map(binding -> new ContainerPortBuilder(port(binding.containerPort(), binding.protocol()))
                        .withHostPort(binding.hostPort())
                        .build())
                .toList();
    }

    private static ContainerPort port(int containerPort, Protocol protocol) {
        return new ContainerPortBuilder()
                .withContainerPort(containerPort)
                .withProtocol(protocol.name())
                .build();
    }

    private static Optional<SecurityContext> security(ContainerDefinition definition) {
        SecurityContextBuilder context = new SecurityContextBuilder();
        if (Boolean.TRUE.equals(definition.privileged())) {
            context.withPrivileged(true);
        }
        if (Boolean.TRUE.equals(definition.readonlyRootFilesystem())) {
            context.withReadOnlyRootFilesystem(true);
        }
        Optional.ofNullable(definition.user())
                .map(NUMERIC_USER::matcher)
                .filter(Matcher::matches)
                .ifPresent(user -> {
                    context.withRunAsUser(Long.valueOf(user.group(1)));
                    Optional.ofNullable(user.group(2)).map(Long::valueOf).ifPresent(context::withRunAsGroup);
                });
        SecurityContext built = context.build();
        return built.equals(new SecurityContext()) ? Optional.empty() : Optional.of(built);
    }
}
