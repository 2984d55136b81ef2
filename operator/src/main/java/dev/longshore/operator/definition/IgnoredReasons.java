package dev.longshore.operator.definition;

import java.util.Map;

/** Why a field has no effect, for the fields where that can be said better than in general. */
final class IgnoredReasons {
    private static final String GENERAL = "has no effect in this version";
    private static final String VOLUME_CLAIM =
            "how the file system is reached is a matter of the PersistentVolume behind the claim";
    private static final String STORAGE_CLASS = "what a volume is made of is a matter of the storage class";
    private static final String NO_PROXY =
            "Service Connect is a core Service here, without a proxy: no retries, time limits, encryption or access"
                    + " log";
    private static final Map<String, String> BY_PATH = Map.ofEntries(
            Map.entry("ipcMode", "the containers of a pod share their IPC namespace"),
            Map.entry("volumes[].efsVolumeConfiguration.transitEncryption", VOLUME_CLAIM),
            Map.entry("volumes[].efsVolumeConfiguration.transitEncryptionPort", VOLUME_CLAIM),
            Map.entry("volumes[].efsVolumeConfiguration.authorizationConfig.iam", VOLUME_CLAIM),
            Map.entry(
                    "volumes[].fsxWindowsFileServerVolumeConfiguration",
                    "FSx for Windows File Server is for Windows nodes, and is not mounted"),
            Map.entry("volumes[].s3filesVolumeConfiguration", "S3 Files volumes are not mounted in this version"),
            Map.entry(
                    "volumes[].dockerVolumeConfiguration.driver",
                    "a volume of another driver than local is not mounted"),
            Map.entry("volumes[].dockerVolumeConfiguration.labels", "the volume is no object that could have labels"),
            Map.entry(
                    "containerDefinitions[].linuxParameters.tmpfs[].mountOptions[]",
                    "of a mount's options a pod knows ro only"),
            Map.entry("containerDefinitions[].linuxParameters.devices", "a pod gets devices from device plugins only"),
            Map.entry("containerDefinitions[].linuxParameters.maxSwap", "swap is a setting of the node's kubelet"),
            Map.entry("containerDefinitions[].linuxParameters.swappiness", "swap is a setting of the node's kubelet"),
            Map.entry(
                    "containerDefinitions[].credentialSpecs",
                    "Windows containers name a GMSACredentialSpec of their cluster instead, which no ARN leads to"),
            Map.entry(
                    "containerDefinitions[].resourceRequirements[].type",
                    "a pod gets whole devices by their number; of kinds it knows GPU"),
            Map.entry("containerDefinitions[].resourceRequirements[].value", "a pod gets devices by their number"),
            Map.entry(
                    "containerDefinitions[].resourceRequirements[].sharingStrategy",
                    "how GPUs are shared is a setting of the node's device plugin"),
            Map.entry("inferenceAccelerators", "Amazon has ended Elastic Inference"),
            Map.entry("enableFaultInjection", "there is no endpoint for fault injection"),
            Map.entry(
                    "containerDefinitions[].dockerSecurityOptions[]",
                    "only no-new-privileges is honoured in this version"),
            Map.entry(
                    "containerDefinitions[].user",
                    "a pod runs as numbers, and names are in the image: give uid or uid:gid (root and nobody are"
                            + " known)"),
            Map.entry("launchType", "EC2, FARGATE and EXTERNAL are the launch types that there are here"),
            Map.entry(
                    "actionAfterCompletion",
                    "a schedule stays after its last run, with its status, until it is deleted"),
            Map.entry("groupName", "schedules are grouped by their namespaces"),
            Map.entry("kmsKeyArn", "the API server's own encryption at rest holds for schedules as well"),
            Map.entry(
                    "target.deadLetterConfig",
                    "what is given up is told by an event and in status.failures, not in a queue"),
            Map.entry("eventBusName", "a rule sees the events that are sent to its namespace"),
            Map.entry("roleArn", "the operator starts the tasks under its own rights"),
            Map.entry("targets[].roleArn", "the operator starts the tasks under its own rights"),
            Map.entry("targets[].deadLetterConfig", "what is given up is told by an event, not in a queue"),
            Map.entry("target.roleArn", "the operator starts the tasks under its own rights"),
            Map.entry("schedulingStrategy", "only REPLICA is honoured in this version"),
            Map.entry(
                    "loadBalancers[].loadBalancerName", "Classic Load Balancers have no kind here: use a TargetGroup"),
            Map.entry(
                    "loadBalancers[].advancedConfiguration.roleArn",
                    "the operator shifts traffic under its own rights"),
            Map.entry(
                    "deploymentConfiguration.lifecycleHooks[].roleArn",
                    "the operator calls hooks under its own rights"),
            Map.entry(
                    "deploymentConfiguration.lifecycleHooks[].hookTargetArn",
                    "a function of AWS cannot be called from here, and the hook is left out: give an http or https URL,"
                            + " or job/NAME"),
            Map.entry(
                    "deploymentController.type",
                    "task sets have no kind here, for a deployment counts every task that is not its own as one to"
                            + " replace: use ECS with a deployment strategy, CODE_DEPLOY, or a Service for each task"
                            + " set behind one HTTPRoute"),
            Map.entry("serviceConnectConfiguration.services[].timeout", NO_PROXY),
            Map.entry("serviceConnectConfiguration.services[].tls", NO_PROXY),
            Map.entry("serviceConnectConfiguration.services[].ingressPortOverride", NO_PROXY),
            Map.entry("serviceConnectConfiguration.services[].clientAliases[].testTrafficRules", NO_PROXY),
            Map.entry("serviceConnectConfiguration.logConfiguration", NO_PROXY),
            Map.entry("serviceConnectConfiguration.accessLogConfiguration", NO_PROXY),
            Map.entry("serviceConnectConfiguration.containerConfigurations", NO_PROXY),
            Map.entry("alarmActions[]", "of actions only scaling policies are carried out"),
            Map.entry("okActions", "an alarm has no actions of its own here: who acts on it names it"),
            Map.entry("insufficientDataActions", "an alarm has no actions of its own here: who acts on it names it"),
            Map.entry("evaluateLowSampleCountPercentile", "a percentile is evaluated however few samples there are"),
            Map.entry("thresholdMetricId", "there is no anomaly detection"),
            Map.entry("unit", "each metric has one unit here"),
            Map.entry("metrics[].metricStat.unit", "each metric has one unit here"),
            Map.entry("metrics[].accountId", "the namespace is the account"),
            Map.entry("roleARN", "the operator scales under its own rights"),
            Map.entry(
                    "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.resourceLabel",
                    "the query in prometheus says whose requests are counted"),
            Map.entry(
                    "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.unit",
                    "each metric has one unit here"),
            Map.entry("vpcId", "the network is the cluster's"),
            Map.entry("ipAddressType", "targets have the addresses that the cluster's network gives to pods"),
            Map.entry(
                    "networkConfiguration.awsvpcConfiguration.assignPublicIp",
                    "a pod has no public address: it reaches out by its node's, and a load balancer leads in"),
            Map.entry("volumeConfigurations[].managedEBSVolume.roleArn", STORAGE_CLASS),
            Map.entry("volumeConfigurations[].managedEBSVolume.encrypted", STORAGE_CLASS),
            Map.entry("volumeConfigurations[].managedEBSVolume.kmsKeyId", STORAGE_CLASS),
            Map.entry("volumeConfigurations[].managedEBSVolume.iops", STORAGE_CLASS),
            Map.entry("volumeConfigurations[].managedEBSVolume.throughput", STORAGE_CLASS),
            Map.entry("volumeConfigurations[].managedEBSVolume.filesystemType", STORAGE_CLASS),
            Map.entry("volumeConfigurations[].managedEBSVolume.tagSpecifications", STORAGE_CLASS),
            Map.entry("volumeConfigurations[].managedEBSVolume.volumeInitializationRate", STORAGE_CLASS),
            Map.entry(
                    "volumeConfigurations[].managedEBSVolume.terminationPolicy.deleteOnTermination",
                    "the volume goes with its pod"),
            Map.entry("overrides.inferenceAcceleratorOverrides", "Amazon has ended Elastic Inference"));

    private IgnoredReasons() {}

    /** @param path with {@code []} for any element of a list */
    static String of(String path) {
        return BY_PATH.getOrDefault(path, GENERAL);
    }
}
