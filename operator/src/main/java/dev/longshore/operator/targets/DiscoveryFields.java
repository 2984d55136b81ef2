package dev.longshore.operator.targets;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.PortMapping;
import dev.longshore.ecs.v1alpha1.ServiceConnectClientAlias;
import dev.longshore.ecs.v1alpha1.ServiceConnectConfiguration;
import dev.longshore.ecs.v1alpha1.ServiceConnectService;
import dev.longshore.ecs.v1alpha1.ServiceRegistry;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.targets.DiscoveredName.DiscoveredPort;
import dev.longshore.operator.targets.DiscoveredName.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The names that {@code serviceRegistries} and {@code serviceConnectConfiguration} give a service. */
public final class DiscoveryFields {
    private final ServiceSpec service;
    private final TaskDefinitionSpec definition;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, DiscoveredName> names = new LinkedHashMap<>();

    private DiscoveryFields(ServiceSpec service, TaskDefinitionSpec definition) {
        this.service = service;
        this.definition = definition;
        for (ServiceRegistry registry : service.serviceRegistries()) {
            register(registry);
        }
        connections().ifPresent(this::connect);
    }

    /** What is wrong, in ECS's words where it has words. */
    public static List<Problem> problems(ServiceSpec service, TaskDefinitionSpec definition) {
        return new DiscoveryFields(service, definition).problems;
    }

    static List<DiscoveredName> names(ServiceSpec service, TaskDefinitionSpec definition) {
        return List.copyOf(new DiscoveryFields(service, definition).names.values());
    }

    /** Whether the service is to be found by any name. */
    static boolean any(ServiceSpec service) {
        return !service.serviceRegistries().isEmpty()
                || Optional.ofNullable(service.serviceConnectConfiguration())
                        .filter(connect ->
                                connect.enabled() && !connect.services().isEmpty())
                        .isPresent();
    }

    private Optional<List<ServiceConnectService>> connections() {
        return Optional.ofNullable(service.serviceConnectConfiguration())
                .filter(ServiceConnectConfiguration::enabled)
                .map(ServiceConnectConfiguration::services);
    }

    /** Cloud Map's registry: A records, and with a port SRV records as well. */
    private void register(ServiceRegistry registry) {
        String path = "spec.serviceRegistries[0]";
        String name = host(lastSegment(Objects.requireNonNullElse(registry.registryArn(), "")));
        if (name.isEmpty()) {
            problems.add(new Problem(path + ".registryArn", "registryArn is missing: it names the service in DNS."));
            return;
        }
        Optional<Integer> port =
                Optional.ofNullable(registry.containerPort()).or(() -> Optional.ofNullable(registry.port()));
        Optional<String> container =
                Optional.ofNullable(registry.containerName()).filter(c -> !c.isEmpty());
        if (container.isPresent() && !checkPort(path, container.get(), port.orElse(0))) {
            return;
        }
        List<DiscoveredPort> ports = port.stream()
                .map(p -> new DiscoveredPort(portName(p), p, new Source(Optional.empty(), Optional.of(p))))
                .toList();
        names.put(name, new DiscoveredName(name, true, ports));
    }

    private boolean checkPort(String path, String container, int port) {
        Optional<ContainerDefinition> found = definition.containerDefinitions().stream()
                .filter(c -> c.name().equals(container))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(new Problem(
                    path + ".containerName", "The container " + container + " does not exist in the task definition."));
        } else if (!LoadBalancerFields.maps(found.get(), port)) {
            problems.add(new Problem(
                    path + ".containerPort",
                    "The container " + container + " did not have a container port " + port + " defined."));
        }
        return found.filter(c -> LoadBalancerFields.maps(c, port)).isPresent();
    }

    /** SRV records are asked for by the port's name. */
    private String portName(int port) {
        return definition.containerDefinitions().stream()
                .flatMap(container -> container.portMappings().stream())
                .filter(mapping -> mapping.containerPort() != null && mapping.containerPort() == port)
                .flatMap(mapping -> Optional.ofNullable(mapping.name()).filter(n -> !n.isEmpty()).stream())
                .findFirst()
                .map(Slug::of)
                .orElse("tcp");
    }

    private void connect(List<ServiceConnectService> services) {
        for (int index = 0; index < services.size(); index++) {
            ServiceConnectService offered = services.get(index);
            Optional<PortMapping> mapping = mapping(definition, offered.portName());
            if (mapping.isEmpty()) {
                problems.add(new Problem(
                        "spec.serviceConnectConfiguration.services[" + index + "].portName",
                        "The port name " + offered.portName() + " does not exist in the task definition: it is the name"
                                + " of a port mapping."));
            } else {
                connect(offered, Objects.requireNonNullElse(mapping.get().containerPort(), 0));
            }
        }
    }

    private void connect(ServiceConnectService offered, int containerPort) {
        Optional<ServiceConnectClientAlias> alias =
                offered.clientAliases().stream().findFirst();
        String discoveryName = Optional.ofNullable(offered.discoveryName())
                .filter(n -> !n.isEmpty())
                .orElse(offered.portName());
        String name = host(alias.flatMap(a -> Optional.ofNullable(a.dnsName()).filter(n -> !n.isEmpty()))
                .orElse(discoveryName));
        DiscoveredPort port = new DiscoveredPort(
                Slug.of(offered.portName()),
                alias.map(ServiceConnectClientAlias::port).filter(p -> p > 0).orElse(containerPort),
                new Source(Optional.of(offered.portName()), Optional.empty()));
        names.merge(name, new DiscoveredName(name, false, List.of(port)), DiscoveryFields::both);
    }

    private static DiscoveredName both(DiscoveredName one, DiscoveredName other) {
        List<DiscoveredPort> ports = new ArrayList<>(one.ports());
        ports.addAll(other.ports());
        return new DiscoveredName(one.name(), one.headless() && other.headless(), ports);
    }

    /** The mapping of that name in a definition. */
    static Optional<PortMapping> mapping(TaskDefinitionSpec definition, String portName) {
        return definition.containerDefinitions().stream()
                .flatMap(container -> container.portMappings().stream())
                .filter(mapping -> portName.equals(mapping.name()))
                .findFirst();
    }

    /** The host of {@code backend.prod.local}: the rest is the namespace, which is that of the object here. */
    private static String host(String name) {
        int dot = name.indexOf('.');
        String host = dot < 0 ? name : name.substring(0, dot);
        return host.isEmpty() ? "" : Slug.of(host);
    }

    private static String lastSegment(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }
}
