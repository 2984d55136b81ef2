package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.SystemControl;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code systemControls} of all containers, which are those of the whole pod; where two contradict each other the first one is heard. */
public final class Sysctls {
    /** Those that every kubelet admits; for any other it fails the pod unless its own configuration lists it. */
    private static final Set<String> SAFE = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.ping_group_range",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.tcp_wmem");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Ignored> ignored = new ArrayList<>();

    private Sysctls(TaskDefinitionSpec spec) {
        Ignored.containers(
                spec,
                (container, path) -> Findings.each(container.systemControls(), path + ".systemControls", this::read));
    }

    /** Those of a whole task. */
    public static Sysctls of(TaskDefinitionSpec spec) {
        return new Sysctls(spec);
    }

    /** Name to value. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    List<Ignored> ignored() {
        return List.copyOf(ignored);
    }

    private void read(SystemControl control, String path) {
        String name = control.namespace();
        String before = values.get(name);
        if (!SAFE.contains(name)) {
            ignored.add(new Ignored(
                    path, "'" + name + "' is none that every kubelet lets a pod set, so the pod could not start"));
        } else if (before != null && !before.equals(control.value())) {
            ignored.add(new Ignored(
                    path, "the containers of a pod share '" + name + "', and another one sets it to '" + before + "'"));
        } else {
            values.put(name, control.value());
        }
    }
}
