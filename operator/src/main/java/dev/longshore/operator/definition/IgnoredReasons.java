package dev.longshore.operator.definition;

import java.util.Map;

/** Why a field has no effect, for the fields where that can be said better than in general. */
final class IgnoredReasons {
    private static final String GENERAL = "has no effect in this version";
    private static final String NO_PROXY =
            "Service Connect is a core Service here, without a proxy: no retries, time limits, encryption or access"
                    + " log";
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
            Map.entry(
                    "loadBalancers[].loadBalancerName", "Classic Load Balancers have no kind here: use a TargetGroup"),
            Map.entry(
                    "loadBalancers[].advancedConfiguration",
                    "traffic is not shifted between two groups in this version"),
            Map.entry("serviceConnectConfiguration.services[].timeout", NO_PROXY),
            Map.entry("serviceConnectConfiguration.services[].tls", NO_PROXY),
            Map.entry("serviceConnectConfiguration.services[].ingressPortOverride", NO_PROXY),
            Map.entry("serviceConnectConfiguration.services[].clientAliases[].testTrafficRules", NO_PROXY),
            Map.entry("serviceConnectConfiguration.logConfiguration", NO_PROXY),
            Map.entry("serviceConnectConfiguration.accessLogConfiguration", NO_PROXY),
            Map.entry("serviceConnectConfiguration.containerConfigurations", NO_PROXY),
            Map.entry("vpcId", "the network is the cluster's"),
            Map.entry("ipAddressType", "targets have the addresses that the cluster's network gives to pods"),
            Map.entry(
                    "networkConfiguration",
                    "pods get the cluster's own network, subnets and security groups do not apply"));

    private IgnoredReasons() {}

    /** @param path with {@code []} for any element of a list */
    static String of(String path) {
        return BY_PATH.getOrDefault(path, GENERAL);
    }
}
