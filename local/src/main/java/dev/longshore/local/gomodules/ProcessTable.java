package dev.longshore.local.gomodules;

import dev.longshore.local.machine.ClusterState;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The processes of a cluster by component: {@code etcd}, ..., and those of real nodes as {@code node-1/kubelet}. */
final class ProcessTable {
    private static final Set<String> NODE_PROGRAMS = Set.of("containerd", "kubelet", "kube-proxy");

    private ProcessTable() {}

    static Map<String, Long> of(ClusterState state) {
        Map<String, Long> processes = new TreeMap<>();
        state.processes().forEach((name, pid) -> {
            if (name.startsWith(ClusterState.NODE)) {
                addNode(name.substring(ClusterState.NODE.length()), pid, processes);
            } else {
                processes.put(name, pid);
            }
        });
        return processes;
    }

    private static void addNode(String node, long root, Map<String, Long> processes) {
        ProcessHandle.of(root).stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(process -> process.info()
                        .command()
                        .map(command -> Path.of(command).getFileName().toString())
                        .filter(NODE_PROGRAMS::contains)
                        .ifPresent(program -> processes.put(node + "/" + program, process.pid())));
    }
}
