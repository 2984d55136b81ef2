package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PortMapping;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TransportProtocol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Port mappings of single ports, by network mode, and the names of mappings. */
final class PortRules {
    private static final int HIGHEST_PORT = 65_535;

    private final Findings findings;
    private final NetworkMode mode;
    private final Map<String, String> containerPorts = new HashMap<>();
    private final Map<String, String> hostPorts = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    private PortRules(NetworkMode mode, Findings findings) {
        this.mode = mode;
        this.findings = findings;
    }

    static void check(TaskDefinitionSpec spec, Findings findings) {
        var rules = new PortRules(mode(spec), findings);
        Findings.containers(
                spec,
                (container, path) -> Findings.each(
                        container.portMappings(),
                        path + ".portMappings",
                        (mapping, at) -> rules.checkMapping(container, mapping, at)));
        rules.checkNone(spec);
    }

    /** The network mode, with ECS's default. */
    static NetworkMode mode(TaskDefinitionSpec spec) {
        return spec.networkMode() == null ? NetworkMode.BRIDGE : spec.networkMode();
    }

    /** The network mode as ECS spells it. */
    static String spelled(NetworkMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private void checkNone(TaskDefinitionSpec spec) {
        Findings.containers(
                spec,
                (container, path) -> findings.addIf(
                        mode == NetworkMode.NONE && !container.portMappings().isEmpty(),
                        path + ".portMappings",
                        "Port mappings are not supported when networkMode=none. Take them out, or choose another networkMode."));
    }

    private void checkMapping(ContainerDefinition container, PortMapping mapping, String path) {
        checkName(mapping, path);
        if (mapping.containerPortRange() != null) {
            return;
        }
        Integer port = mapping.containerPort();
        if (port == null || port < 1 || port > HIGHEST_PORT) {
            findings.add(
                    path + ".containerPort",
                    "containerPort must be 1 to 65535, but was " + (port == null ? "left out" : port) + ".");
            return;
        }
        checkHostPort(mapping, port, path);
        checkContainerPortTwice(container, mapping, port, path);
    }

    private void checkHostPort(PortMapping mapping, int containerPort, String path) {
        int hostPort = mapping.hostPort() == null ? 0 : mapping.hostPort();
        String at = path + ".hostPort";
        if (hostPort < 0 || hostPort > HIGHEST_PORT) {
            findings.add(at, "hostPort must be 0 (dynamic) to 65535, but was " + hostPort + ".");
            return;
        }
        boolean same = mode == NetworkMode.AWSVPC || mode == NetworkMode.HOST;
        findings.addIf(
                same && hostPort != 0 && hostPort != containerPort,
                at,
                "When networkMode=" + spelled(mode)
                        + ", the host ports and container ports in port mappings must match. hostPort is " + hostPort
                        + ", containerPort " + containerPort + ": leave hostPort out, or set it to " + containerPort
                        + ".");
        int taken = mode == NetworkMode.HOST ? containerPort : hostPort;
        if (taken != 0 && (mode == NetworkMode.HOST || mode == NetworkMode.BRIDGE)) {
            String before = hostPorts.putIfAbsent(protocol(mapping) + taken, path);
            findings.addIf(
                    before != null,
                    at,
                    "Host port " + taken + " (" + protocol(mapping) + ") is used multiple times in the task: " + before
                            + " has it too. Choose another, or 0 for a dynamic one.");
        }
    }

    private void checkContainerPortTwice(ContainerDefinition container, PortMapping mapping, int port, String path) {
        String key = protocol(mapping) + port;
        String before = containerPorts.putIfAbsent(key, container.name());
        if (before == null) {
            return;
        }
        String at = path + ".containerPort";
        findings.addIf(
                mode == NetworkMode.AWSVPC,
                at,
                protocol(mapping).toUpperCase(Locale.ROOT) + " container port '" + port
                        + "' is used multiple times in task when networkMode=awsvpc. Container '" + before
                        + "' has it too.");
        findings.addIf(
                mode == NetworkMode.BRIDGE && !before.equals(container.name()),
                at,
                "Longshore cannot honour container port " + port + " (" + protocol(mapping) + ") in both '" + before
                        + "' and '"
                        + container.name()
                        + "': a task is one pod, whose containers share one network namespace in bridge mode too. "
                        + "Let one of them listen on another port, or split them into two task definitions.");
    }

    private void checkName(PortMapping mapping, String path) {
        String name = mapping.name();
        if (name == null || name.isEmpty()) {
            return;
        }
        findings.addIf(
                !EcsNames.isPortName(name),
                path + ".name",
                "A port mapping name has 1 to 64 lower-case letters, digits, '-' and '_', and does not start with '-', but was '"
                        + name + "'.");
        findings.addIf(
                !names.add(name),
                path + ".name",
                "When networkMode=" + spelled(mode) + ", port mapping name is already used: '" + name + "'.");
    }

    private static String protocol(PortMapping mapping) {
        return mapping.protocol() == TransportProtocol.UDP ? "udp" : "tcp";
    }
}
