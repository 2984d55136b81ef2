package dev.longshore.local.gomodules;

import dev.longshore.local.Progress;
import dev.longshore.local.machine.DebianPackages;
import dev.longshore.local.machine.Privileges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** The programs of the machine that real nodes need besides the built ones; Debian has all of them. */
final class NodePrograms {
    // Two threads that ask for a cluster at once would both install.
    private static final ReentrantLock LOCK = new ReentrantLock();

    private static final Map<String, String> PACKAGES = new TreeMap<>(Map.of(
            "containerd", "containerd",
            "runc", "runc",
            "/usr/lib/cni/bridge", "containernetworking-plugins",
            "iptables", "iptables",
            "ip", "iproute2",
            "conntrack", "conntrack",
            "/bin/busybox", "busybox-static",
            "unshare", "util-linux",
            "mount", "mount"));

    private NodePrograms() {}

    /** What is missing for real nodes; packages are installed first where that is allowed. */
    static List<String> missing(Progress progress) {
        if (!Privileges.isRoot()) {
            return List.of("real nodes need root (namespaces, mounts and control groups)");
        }
        LOCK.lock();
        try {
            if (!absent().isEmpty()) {
                DebianPackages.install(absent().values(), progress);
            }
            return absent().entrySet().stream()
                    .map(entry -> "real nodes need " + entry.getKey() + " (Debian package " + entry.getValue() + ")")
                    .toList();
        } finally {
            LOCK.unlock();
        }
    }

    private static Map<String, String> absent() {
        Map<String, String> absent = new TreeMap<>(PACKAGES);
        absent.keySet().removeIf(NodePrograms::isPresent);
        return absent;
    }

    private static boolean isPresent(String program) {
        List<Path> places = new ArrayList<>();
        if (program.startsWith("/")) {
            places.add(Path.of(program));
        } else {
            String path = System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
            Arrays.stream(path.split(":"))
                    .map(folder -> Path.of(folder, program))
                    .forEach(places::add);
        }
        return places.stream().anyMatch(Files::isExecutable);
    }
}
