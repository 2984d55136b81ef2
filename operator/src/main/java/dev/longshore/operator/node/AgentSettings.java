package dev.longshore.operator.node;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.PortRange;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.operator.names.Labels;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What an ECS agent reads from its configuration, and here a node carries as annotations {@code ecs.longshore.dev/NAME}. A value that
 * cannot be read counts as not given, and is told.
 *
 * @param problems one line for each annotation that cannot be read
 */
public record AgentSettings(
        Optional<Set<HostPort>> reservedPorts,
        Optional<Set<HostPort>> reservedUdpPorts,
        long reservedMemoryMiB,
        Optional<PortRange> dynamicPorts,
        Optional<Integer> enis,
        Optional<String> agentVersion,
        Optional<String> ec2InstanceId,
        Optional<Instant> registeredAt,
        boolean taskIamRole,
        boolean taskIamRoleNetworkHost,
        boolean privileged,
        Optional<List<String>> loggingDrivers,
        List<String> problems) {
    /** ECS_RESERVED_PORTS: tcp ports and ranges, as in {@code 22,8000-8010}; they replace ECS's own list. */
    public static final String RESERVED_PORTS = Labels.PREFIX + "reserved-ports";

    /** ECS_RESERVED_PORTS_UDP. */
    public static final String RESERVED_PORTS_UDP = Labels.PREFIX + "reserved-ports-udp";

    /** ECS_RESERVED_MEMORY: MiB that no task may have. */
    public static final String RESERVED_MEMORY = Labels.PREFIX + "reserved-memory";

    /** ECS_DYNAMIC_HOST_PORT_RANGE, as in {@code 40000-49999}. */
    public static final String DYNAMIC_PORT_RANGE = Labels.PREFIX + "dynamic-port-range";

    /** How many awsvpc tasks the instance takes, whatever its type. */
    public static final String ENIS = Labels.PREFIX + "enis";

    /** In place of the kubelet's version. */
    public static final String AGENT_VERSION = Labels.PREFIX + "agent-version";

    /** In place of the last part of the node's providerID. */
    public static final String EC2_INSTANCE_ID = Labels.PREFIX + "ec2-instance-id";

    /** In place of the moment when the node was made, RFC 3339. */
    public static final String REGISTERED_AT = Labels.PREFIX + "registered-at";

    /** ECS_ENABLE_TASK_IAM_ROLE: whether tasks with a task role run here; true unless said otherwise, as on ECS's AMIs. */
    public static final String ENABLE_TASK_IAM_ROLE = Labels.PREFIX + "enable-task-iam-role";

    /** ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST: the same in network mode host; true unless said otherwise. */
    public static final String ENABLE_TASK_IAM_ROLE_NETWORK_HOST = Labels.PREFIX + "enable-task-iam-role-network-host";

    /** ECS_DISABLE_PRIVILEGED: whether privileged containers are kept away; false unless said otherwise. */
    public static final String DISABLE_PRIVILEGED = Labels.PREFIX + "disable-privileged";

    /** ECS_AVAILABLE_LOGGING_DRIVERS, as in {@code json-file,awslogs}; all of ECS's unless said otherwise. */
    public static final String AVAILABLE_LOGGING_DRIVERS = Labels.PREFIX + "available-logging-drivers";

    /** Reads a node's annotations. */
    public static AgentSettings of(Map<String, String> annotations) {
        List<String> problems = new ArrayList<>();
        Reader reader = new Reader(annotations, problems);
        return new AgentSettings(
                reader.read(RESERVED_PORTS, text -> ports(text, Protocol.TCP)),
                reader.read(RESERVED_PORTS_UDP, text -> ports(text, Protocol.UDP)),
                reader.read(RESERVED_MEMORY, AgentSettings::notNegative).orElse(0),
                reader.read(DYNAMIC_PORT_RANGE, AgentSettings::range),
                reader.read(ENIS, AgentSettings::notNegative),
                reader.read(AGENT_VERSION, Function.identity()),
                reader.read(EC2_INSTANCE_ID, Function.identity()),
                reader.read(REGISTERED_AT, Instant::parse),
                reader.read(ENABLE_TASK_IAM_ROLE, AgentSettings::truth).orElse(true),
                reader.read(ENABLE_TASK_IAM_ROLE_NETWORK_HOST, AgentSettings::truth)
                        .orElse(true),
                !reader.read(DISABLE_PRIVILEGED, AgentSettings::truth).orElse(false),
                reader.read(AVAILABLE_LOGGING_DRIVERS, AgentSettings::names),
                List.copyOf(problems));
    }

    private record Reader(Map<String, String> annotations, List<String> problems) {
        <T> Optional<T> read(String annotation, Function<String, T> meaning) {
            String text = annotations.get(annotation);
            if (text == null || text.isBlank()) {
                return Optional.empty();
            }
            try {
                return Optional.of(meaning.apply(text.strip()));
            } catch (IllegalArgumentException | DateTimeException wrong) {
                problems.add("annotation " + annotation + " is \"" + text + "\": " + wrong.getMessage());
                return Optional.empty();
            }
        }
    }

    private static int notNegative(String text) {
        int number = Integer.parseInt(text);
        if (number < 0) {
            throw new IllegalArgumentException("use 0 or more");
        }
        return number;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("use true or false");
        };
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static PortRange range(String text) {
        String[] ends = text.split("-", 2);
        int first = Integer.parseInt(ends[0].strip());
        return new PortRange(first, ends.length == 1 ? first : Integer.parseInt(ends[1].strip()));
    }

    private static Set<HostPort> ports(String text, Protocol protocol) {
        Set<HostPort> ports = new HashSet<>();
        for (String part : text.split(",", -1)) {
            PortRange range = range(part.strip());
            for (int port = range.first(); port <= range.last(); port++) {
                ports.add(new HostPort(port, protocol));
            }
        }
        return Set.copyOf(ports);
    }
}
