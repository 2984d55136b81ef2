package dev.longshore.local.docker;

import dev.longshore.local.Progress;
import dev.longshore.local.machine.DebianPackages;
import dev.longshore.local.machine.Privileges;
import dev.longshore.local.machine.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The programs of Debian that make a Docker engine. */
final class DockerPrograms {
    private static final Map<String, String> PACKAGES = Map.of(
            "/usr/sbin/dockerd", "docker.io",
            "/usr/bin/docker", "docker.io",
            "/bin/busybox", "busybox-static",
            "/usr/sbin/iptables", "iptables",
            "/usr/bin/containerd", "containerd");

    private DockerPrograms() {}

    static List<String> missing(Progress progress) {
        if (!Privileges.isRoot()) {
            return List.of("a Docker engine of its own needs root");
        }
        if (!absent().isEmpty()) {
            DebianPackages.install(absent().values(), progress);
        }
        return absent().entrySet().stream()
                .map(entry -> entry.getKey() + " is missing (Debian package " + entry.getValue() + ")")
                .toList();
    }

    private static Map<String, String> absent() {
        Map<String, String> absent = new TreeMap<>(PACKAGES);
        absent.keySet().removeIf(program -> Files.isExecutable(Path.of(program)));
        return absent;
    }

    /** A runtime to put before runc where this machine cannot give all that a privileged container asks for. */
    static Optional<String> runtime() {
        return Privileges.canHaveSysResource()
                ? Optional.empty()
                : Optional.of(new Resources(DockerPrograms.class).text("runc-without-sys-resource.sh"));
    }
}
