package dev.longshore.operator.definition;

import java.util.Map;

/** Why a field has no effect, for the fields where that can be said better than in general. */
final class IgnoredReasons {
    private static final String GENERAL = "has no effect in this version";
    private static final Map<String, String> BY_PATH = Map.ofEntries(
            Map.entry("networkMode", "a pod always has a network: none declares no ports, but an address remains"),
            Map.entry("ipcMode", "the containers of a pod share their IPC namespace"),
            Map.entry(
                    "proxyConfiguration",
                    "traffic is not redirected: the proxy runs as the container that it is, and sees what is sent to its ports"),
            Map.entry("ephemeralStorage", "a pod has the free space of its node's disk"),
            Map.entry("volumes[].efsVolumeConfiguration", "EFS volumes are not mounted in this version"),
            Map.entry("volumes[].fsxWindowsFileServerVolumeConfiguration", "FSx volumes are not mounted"),
            Map.entry("volumes[].s3filesVolumeConfiguration", "S3 Files volumes are not mounted in this version"),
            Map.entry("volumes[].configuredAtLaunch", "volumes of a launch are not mounted in this version"),
            Map.entry(
                    "volumes[].dockerVolumeConfiguration.scope",
                    "a volume that tasks share is not mounted in this version"),
            Map.entry(
                    "volumes[].dockerVolumeConfiguration.driver",
                    "a volume of another driver than local is not mounted"),
            Map.entry("volumes[].dockerVolumeConfiguration.labels", "the volume is no object that could have labels"),
            Map.entry("volumes[].dockerVolumeConfiguration.driverOpts", "the volume is an ordinary empty directory"),
            Map.entry(
                    "containerDefinitions[].linuxParameters.tmpfs[].mountOptions[]",
                    "of a mount's options a pod knows ro only"),
            Map.entry("containerDefinitions[].linuxParameters.devices", "a pod gets devices from device plugins only"),
            Map.entry("containerDefinitions[].linuxParameters.maxSwap", "swap is a setting of the node's kubelet"),
            Map.entry("containerDefinitions[].linuxParameters.swappiness", "swap is a setting of the node's kubelet"),
            Map.entry(
                    "containerDefinitions[].ulimits",
                    "Kubernetes has no field for them: the limits are those of the node's container runtime"),
            Map.entry("containerDefinitions[].disableNetworking", "the containers of a pod share one network"),
            Map.entry(
                    "containerDefinitions[].dockerSecurityOptions[]",
                    "only no-new-privileges is honoured in this version"),
            Map.entry(
                    "containerDefinitions[].startTimeout", "a container is waited for without a limit in this version"),
            Map.entry(
                    "containerDefinitions[].user",
                    "a pod runs as numbers: only uid or uid:gid is honoured, names are in the image"),
            Map.entry("containerDefinitions[].restartPolicy", "containers are not restarted in place in this version"),
            Map.entry("launchType", "tasks run on the cluster's container instances (EC2) in this version"),
            Map.entry("capacityProviderStrategy", "tasks run on the cluster's container instances in this version"),
            Map.entry("schedulingStrategy", "only REPLICA is honoured in this version"),
            Map.entry("loadBalancers", "no load balancer is kept in this version"),
            Map.entry(
                    "networkConfiguration",
                    "pods get the cluster's own network, subnets and security groups do not apply"));

    private IgnoredReasons() {}

    /** @param path with {@code []} for any element of a list */
    static String of(String path) {
        return BY_PATH.getOrDefault(path, GENERAL);
    }
}
