package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.DockerVolumeConfiguration;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the options of Docker's volume driver local, which are those of mount(8): {@code type}, {@code device} and {@code o}. */
public final class DockerDriver {
    private static final String ADDRESS = "addr=";
    private static final Set<String> MOUNT = Set.of("type", "device", "o");

    private DockerDriver() {}

    /** An exported directory of a file server. */
    public record Nfs(String server, String path, boolean readOnly) {}

    /** Whether the volume is of Docker's own driver. */
    public static boolean isLocal(DockerVolumeConfiguration docker) {
        String driver = docker.driver();
        return driver == null || driver.isEmpty() || driver.equals("local");
    }

    /** The export that {@code type: nfs, o: addr=SERVER, device: ":/path"} names. */
    public static Optional<Nfs> nfs(DockerVolumeConfiguration docker) {
        List<String> options = options(docker);
        String device = docker.driverOpts().getOrDefault("device", "");
        String path = device.substring(device.indexOf(':') + 1);
        return Optional.of(docker)
                .filter(one -> isLocal(one) && type(one).startsWith("nfs") && path.startsWith("/"))
                .flatMap(one -> options.stream()
                        .filter(option -> option.startsWith(ADDRESS) && option.length() > ADDRESS.length())
                        .map(option -> new Nfs(option.substring(ADDRESS.length()), path, options.contains("ro")))
                        .findFirst());
    }

    public static boolean isTmpfs(DockerVolumeConfiguration docker) {
        return isLocal(docker) && type(docker).equals("tmpfs");
    }

    /** What a pod's volume does not have of the driver's options. */
    static List<Ignored> ignored(TaskDefinitionSpec spec) {
        List<Ignored> ignored = new ArrayList<>();
        Findings.each(spec.volumes(), "volumes", (volume, path) -> {
            DockerVolumeConfiguration docker = volume.dockerVolumeConfiguration();
            if (docker != null && isLocal(docker)) {
                String at = path + ".dockerVolumeConfiguration.driverOpts";
                docker.driverOpts().keySet().stream()
                        .sorted()
                        .filter(option -> !isHeard(option, docker))
                        .forEach(option -> ignored.add(new Ignored(
                                at + "." + option, "of the driver's options a pod can have tmpfs, and nfs with addr")));
            }
        });
        return ignored;
    }

    private static boolean isHeard(String option, DockerVolumeConfiguration docker) {
        boolean mount = isTmpfs(docker) || nfs(docker).isPresent();
        return mount && MOUNT.contains(option) && !(option.equals("o") && isTmpfs(docker));
    }

    private static String type(DockerVolumeConfiguration docker) {
        return docker.driverOpts().getOrDefault("type", "");
    }

    private static List<String> options(DockerVolumeConfiguration docker) {
        return Arrays.asList(docker.driverOpts().getOrDefault("o", "").split(","));
    }
}
