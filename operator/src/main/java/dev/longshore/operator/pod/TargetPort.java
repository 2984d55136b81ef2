package dev.longshore.operator.pod;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A target group that a task joins, and with which port.
 *
 * @param group name of the TargetGroup in the task's namespace
 * @param container ECS name of the container that serves
 */
public record TargetPort(String group, String container, int containerPort) {
    /** As in {@code web=app:8080,admin=app:9090}. */
    static String write(List<TargetPort> ports) {
        return ports.stream()
                .map(port -> port.group() + "=" + port.container() + ":" + port.containerPort())
                .collect(Collectors.joining(","));
    }

    static List<TargetPort> read(String text) {
        return Arrays.stream(text.split(","))
                .filter(part -> part.matches("[^=:]+=[^=:]+:[0-9]{1,5}"))
                .map(TargetPort::one)
                .toList();
    }

    private static TargetPort one(String text) {
        String[] parts = text.split("[=:]", -1);
        return new TargetPort(parts[0], parts[1], Integer.parseInt(parts[2]));
    }
}
