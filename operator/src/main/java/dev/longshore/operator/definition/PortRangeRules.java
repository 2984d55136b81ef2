package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PortMapping;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TransportProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code containerPortRange}: its form, where it is allowed, and overlaps. */
final class PortRangeRules {
    private static final int MOST_RANGES = 100;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})-([0-9]{1,5})");

    private record Taken(int first, int last, boolean udp) {
        boolean overlaps(Taken other) {
            return udp == other.udp && first <= other.last && other.first <= last;
        }
    }

    private PortRangeRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        NetworkMode mode = PortRules.mode(spec);
        Findings.containers(spec, (container, path) -> {
            List<Taken> taken = singles(container.portMappings());
            long ranges = container.portMappings().stream()
                    .filter(mapping -> mapping.containerPortRange() != null)
                    .count();
            findings.addIf(
                    ranges > MOST_RANGES,
                    path + ".portMappings",
                    "A container can have at most 100 containerPortRange entries, this one has " + ranges + ".");
            Findings.each(
                    container.portMappings(),
                    path + ".portMappings",
                    (mapping, at) -> checkMapping(mapping, at, mode, taken, findings));
        });
    }

    private static List<Taken> singles(List<PortMapping> mappings) {
        List<Taken> taken = new ArrayList<>();
        for (PortMapping mapping : mappings) {
            Integer port = mapping.containerPort();
            if (mapping.containerPortRange() == null && port != null) {
                taken.add(new Taken(port, port, mapping.protocol() == TransportProtocol.UDP));
            }
        }
        return taken;
    }

    private static void checkMapping(
            PortMapping mapping, String path, NetworkMode mode, List<Taken> taken, Findings findings) {
        String range = mapping.containerPortRange();
        if (range == null) {
            return;
        }
        String at = path + ".containerPortRange";
        findings.addIf(
                mapping.containerPort() != null || mapping.hostPort() != null,
                at,
                "cannot specify both single port and port range. Take out containerPort and hostPort, or the range.");
        findings.addIf(
                mode == NetworkMode.HOST,
                at,
                "containerPortRange needs networkMode bridge or awsvpc. List the ports one by one for networkMode=host.");
        Matcher matcher = RANGE.matcher(range);
        boolean readable = matcher.matches();
        int first = readable ? Integer.parseInt(matcher.group(1)) : 0;
        int last = readable ? Integer.parseInt(matcher.group(2)) : 0;
        if (first < 1 || last > HIGHEST_PORT || first >= last) {
            findings.add(
                    at,
                    "containerPortRange must be FIRST-LAST with 1 <= FIRST < LAST <= 65535, but was '" + range + "'.");
            return;
        }
        var wanted = new Taken(first, last, mapping.protocol() == TransportProtocol.UDP);
        findings.addIf(
                taken.stream().anyMatch(wanted::overlaps),
                at,
                "containerPortRange '" + range + "' overlaps another port mapping of the container.");
        taken.add(wanted);
    }
}
