package dev.longshore.local.machine;

import dev.longshore.local.ClusterUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A machine within this machine: a tree of processes in namespaces of its own, with an address on the cluster's bridge
 * and with /run, /var/lib and /var/log of its own. When its first process is killed, the kernel ends all of it.
 *
 * @param state the cluster to which it belongs
 * @param index 1 to {@link Subnet#MAX_NODES}; gives address, folder and control group
 */
public record NamespacedHost(ClusterState state, int index) {
    private static final Resources RESOURCES = new Resources(NamespacedHost.class);

    /** The folder, relative to the cluster's; what lies in its {@code run/longshore} is in /run/longshore there. */
    public String folder() {
        return "nodes/" + index;
    }

    /** The control group for its containers. */
    public String cgroup() {
        return "/longshore-" + state.id() + "/node-" + index;
    }

    /** Its address, which answers from this machine. */
    public String address() {
        return Subnet.of(state).address(index);
    }

    /**
     * Starts it.
     *
     * @param processName the name of its first process in the cluster
     * @param hostName its host name
     * @param script what its first process runs, in bash
     * @param programs the folder that is /run/longshore/bin there
     */
    public Process start(String processName, String hostName, String script, Path programs) {
        Path file = state.write(folder() + "/init.sh", RESOURCES.text("namespaces.sh") + script);
        ProcessBuilder builder = new ProcessBuilder(
                "unshare",
                "--mount",
                "--net",
                "--pid",
                "--uts",
                "--ipc",
                "--fork",
                "--kill-child",
                "--mount-proc",
                "bash",
                file.toString(),
                hostName,
                address(),
                Subnet.of(state).gateway(),
                cgroup(),
                programs.toString());
        builder.redirectInput(state.file(Bridge.ROUTES).toFile());
        Process process = state.launch(processName, builder, state.file(folder()));
        awaitNamespace(process);
        Bridge.connect(state, index, process.pid());
        return process;
    }

    /** Until unshare has given the process a network of its own. */
    private static void awaitNamespace(Process process) {
        Path own = Path.of("/proc/self/ns/net");
        Path other = Path.of("/proc", Long.toString(process.pid()), "ns/net");
        try {
            while (Files.readSymbolicLink(own).equals(Files.readSymbolicLink(other))) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        } catch (IOException ended) {
            throw new ClusterUnavailableException(
                    "unshare ended at once; namespaces need root with CAP_SYS_ADMIN", ended);
        }
    }
}
