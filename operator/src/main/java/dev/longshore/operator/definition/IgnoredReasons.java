package dev.longshore.operator.definition;

import java.util.Map;

/** Why a field has no effect, for the fields where that can be said better than in general. */
final class IgnoredReasons {
    private static final String GENERAL = "has no effect in this version";
    private static final Map<String, String> BY_PATH = Map.ofEntries(
            Map.entry("networkMode", "a pod always has a network: none declares no ports, but an address remains"),
            Map.entry("tags", "tags are kept here, tasks do not carry them yet"),
            Map.entry("taskRoleArn", "tasks run without an IAM role in this version"),
            Map.entry("executionRoleArn", "images are pulled with the node's credentials in this version"),
            Map.entry("volumes", "volumes are not mounted in this version"),
            Map.entry("containerDefinitions[].user", "only a numeric uid or uid:gid is honoured in this version"),
            Map.entry("containerDefinitions[].healthCheck", "health checks are not run in this version"),
            Map.entry("containerDefinitions[].dependsOn", "containers start together in this version"),
            Map.entry("containerDefinitions[].links", "the containers of a task reach each other at localhost"),
            Map.entry(
                    "containerDefinitions[].logConfiguration",
                    "logs stay with the container runtime, see kubectl logs"),
            Map.entry("containerDefinitions[].mountPoints", "volumes are not mounted in this version"),
            Map.entry("containerDefinitions[].volumesFrom", "volumes are not mounted in this version"),
            Map.entry("containerDefinitions[].secrets", "secrets are not injected in this version"),
            Map.entry("containerDefinitions[].environmentFiles", "environment files are not read in this version"),
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
