package dev.longshore.operator.definition;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which fields of a spec this version acts on. A path stands for its whole subtree, {@code []} for any element of a list; behind {@code =}
 * comes a pattern when only some values are acted on. A field that gets its behaviour gets its line here.
 */
final class HonouredFields {
    private static final Pattern ANY = Pattern.compile("(?s).*");

    static final HonouredFields TASK_DEFINITION = new HonouredFields(
            Set.of(
                    "family",
                    "networkMode",
                    "placementConstraints",
                    "cpu",
                    "memory",
                    "requiresCompatibilities",
                    "containerDefinitions[].name",
                    "containerDefinitions[].image",
                    "containerDefinitions[].cpu",
                    "containerDefinitions[].memory",
                    "containerDefinitions[].memoryReservation",
                    "containerDefinitions[].essential",
                    "containerDefinitions[].command",
                    "containerDefinitions[].entryPoint",
                    "containerDefinitions[].workingDirectory",
                    "containerDefinitions[].environment",
                    "containerDefinitions[].portMappings[].containerPort",
                    "containerDefinitions[].portMappings[].hostPort",
                    "containerDefinitions[].portMappings[].containerPortRange",
                    "containerDefinitions[].portMappings[].protocol",
                    "containerDefinitions[].portMappings[].name",
                    "containerDefinitions[].portMappings[].appProtocol",
                    "containerDefinitions[].user=" + UserNames.KNOWN,
                    "containerDefinitions[].privileged",
                    "containerDefinitions[].readonlyRootFilesystem",
                    "containerDefinitions[].stopTimeout",
                    "containerDefinitions[].startTimeout",
                    "containerDefinitions[].restartPolicy",
                    "containerDefinitions[].resourceRequirements[].type=GPU",
                    "containerDefinitions[].resourceRequirements[].value=[0-9]+",
                    "runtimePlatform",
                    "containerDefinitions[].interactive",
                    "containerDefinitions[].pseudoTerminal",
                    "tags",
                    "taskRoleArn",
                    // What the agent does with it is done with objects of the namespace and by the node.
                    "executionRoleArn",
                    "containerDefinitions[].repositoryCredentials",
                    // By the driver: see LogDrivers.
                    "containerDefinitions[].logConfiguration",
                    "containerDefinitions[].firelensConfiguration",
                    "pidMode",
                    "ipcMode=HOST|TASK",
                    "volumes[].name",
                    "volumes[].host",
                    "volumes[].dockerVolumeConfiguration.scope",
                    "volumes[].dockerVolumeConfiguration.autoprovision",
                    "volumes[].dockerVolumeConfiguration.driver=local",
                    "volumes[].dockerVolumeConfiguration.driverOpts",
                    "volumes[].efsVolumeConfiguration.fileSystemId",
                    "volumes[].efsVolumeConfiguration.rootDirectory",
                    "volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId",
                    "volumes[].configuredAtLaunch",
                    "ephemeralStorage",
                    "proxyConfiguration",
                    "containerDefinitions[].ulimits",
                    "containerDefinitions[].disableNetworking",
                    "containerDefinitions[].mountPoints",
                    "containerDefinitions[].volumesFrom",
                    "containerDefinitions[].dependsOn",
                    "containerDefinitions[].healthCheck",
                    "containerDefinitions[].links",
                    "containerDefinitions[].hostname",
                    "containerDefinitions[].extraHosts",
                    "containerDefinitions[].dnsServers",
                    "containerDefinitions[].dnsSearchDomains",
                    "containerDefinitions[].systemControls",
                    "containerDefinitions[].dockerLabels",
                    "containerDefinitions[].dockerSecurityOptions[]=no-new-privileges(:true)?",
                    "containerDefinitions[].secrets",
                    "containerDefinitions[].environmentFiles",
                    "containerDefinitions[].linuxParameters.capabilities",
                    "containerDefinitions[].linuxParameters.sharedMemorySize",
                    "containerDefinitions[].linuxParameters.initProcessEnabled",
                    "containerDefinitions[].linuxParameters.tmpfs[].containerPath",
                    "containerDefinitions[].linuxParameters.tmpfs[].size",
                    "containerDefinitions[].linuxParameters.tmpfs[].mountOptions[]=ro|rw|defaults",
                    // A tag is never resolved to a digest: what 'disabled' asks for.
                    "containerDefinitions[].versionConsistency=DISABLED"),
            Set.of(
                    "containerDefinitions[].versionConsistency=ENABLED",
                    "trustedExecutionConfiguration.isolationMode=SHARED",
                    "volumes[].efsVolumeConfiguration.transitEncryption=DISABLED",
                    "volumes[].efsVolumeConfiguration.authorizationConfig.iam=DISABLED"));

    static final HonouredFields SERVICE = new HonouredFields(
            Set.of(
                    "cluster",
                    "serviceName",
                    "taskDefinition",
                    "desiredCount",
                    // Applying a manifest twice is idempotent without a token.
                    "clientToken",
                    "schedulingStrategy",
                    "launchType=EC2|EXTERNAL|FARGATE",
                    "capacityProviderStrategy",
                    "placementConstraints",
                    "placementStrategy",
                    "networkConfiguration.awsvpcConfiguration.subnets",
                    "availabilityZoneRebalancing",
                    "deploymentConfiguration.deploymentCircuitBreaker",
                    "deploymentConfiguration.alarms",
                    "deploymentConfiguration.earlySuccessCriteria",
                    "networkConfiguration.awsvpcConfiguration.securityGroups",
                    "tags",
                    "propagateTags",
                    "enableECSManagedTags",
                    "volumeConfigurations[].name",
                    "volumeConfigurations[].managedEBSVolume.sizeInGiB",
                    "volumeConfigurations[].managedEBSVolume.volumeType",
                    "volumeConfigurations[].managedEBSVolume.snapshotId",
                    "healthCheckGracePeriodSeconds",
                    "loadBalancers[].targetGroupArn",
                    "loadBalancers[].containerName",
                    "loadBalancers[].containerPort",
                    "loadBalancers[].advancedConfiguration.alternateTargetGroupArn",
                    "loadBalancers[].advancedConfiguration.productionListenerRule",
                    "loadBalancers[].advancedConfiguration.testListenerRule",
                    "deploymentController.type=CODE_DEPLOY",
                    "deploymentConfiguration.strategy",
                    "deploymentConfiguration.bakeTimeInMinutes",
                    "deploymentConfiguration.linearConfiguration",
                    "deploymentConfiguration.canaryConfiguration",
                    "deploymentConfiguration.lifecycleHooks[].targetType",
                    "deploymentConfiguration.lifecycleHooks[].hookTargetArn=https?://.*|job/.*",
                    "deploymentConfiguration.lifecycleHooks[].lifecycleStages",
                    "deploymentConfiguration.lifecycleHooks[].hookDetails",
                    "deploymentConfiguration.lifecycleHooks[].timeoutConfiguration",
                    "serviceRegistries",
                    "serviceConnectConfiguration.enabled",
                    "serviceConnectConfiguration.namespace",
                    "serviceConnectConfiguration.services[].portName",
                    "serviceConnectConfiguration.services[].discoveryName",
                    "serviceConnectConfiguration.services[].clientAliases[].port",
                    "serviceConnectConfiguration.services[].clientAliases[].dnsName",
                    "deploymentConfiguration.minimumHealthyPercent",
                    "deploymentConfiguration.maximumPercent"),
            Set.of(
                    "deploymentController.type=ECS",
                    "platformVersion=LATEST",
                    "networkConfiguration.awsvpcConfiguration.assignPublicIp=DISABLED"));

    static final HonouredFields TARGET_GROUP = new HonouredFields(
            Set.of(
                    "name",
                    "protocol",
                    "protocolVersion",
                    "port",
                    "targetType",
                    "healthCheckEnabled",
                    "healthCheckProtocol",
                    "healthCheckPort",
                    "healthCheckPath",
                    "healthCheckIntervalSeconds",
                    "healthCheckTimeoutSeconds",
                    "healthyThresholdCount",
                    "unhealthyThresholdCount",
                    "matcher",
                    "attributes",
                    "instanceEndpoints",
                    "targetGroupBindingArn",
                    "tags"),
            Set.of("ipAddressType=IPV4"));

    static final HonouredFields TASK = new HonouredFields(
            Set.of(
                    "cluster",
                    "taskDefinition",
                    "count",
                    "group",
                    "startedBy",
                    "clientToken",
                    "launchType=EC2|EXTERNAL|FARGATE",
                    "capacityProviderStrategy",
                    "waitForCapacity",
                    "containerInstances",
                    "placementConstraints",
                    "placementStrategy",
                    "networkConfiguration.awsvpcConfiguration.subnets",
                    "networkConfiguration.awsvpcConfiguration.securityGroups",
                    "tags",
                    "propagateTags",
                    "enableECSManagedTags",
                    "volumeConfigurations[].name",
                    "volumeConfigurations[].managedEBSVolume.sizeInGiB",
                    "volumeConfigurations[].managedEBSVolume.volumeType",
                    "volumeConfigurations[].managedEBSVolume.snapshotId",
                    "overrides.containerOverrides[].name",
                    "overrides.containerOverrides[].command",
                    "overrides.containerOverrides[].environment",
                    "overrides.containerOverrides[].cpu",
                    "overrides.containerOverrides[].memory",
                    "overrides.containerOverrides[].memoryReservation",
                    "overrides.containerOverrides[].environmentFiles",
                    "overrides.containerOverrides[].resourceRequirements[].type=GPU",
                    "overrides.containerOverrides[].resourceRequirements[].value=[0-9]+",
                    "overrides.cpu",
                    "overrides.memory",
                    "overrides.ephemeralStorage",
                    "overrides.taskRoleArn",
                    "overrides.executionRoleArn"),
            Set.of(
                    "platformVersion=LATEST",
                    "networkConfiguration.awsvpcConfiguration.assignPublicIp=DISABLED",
                    "volumeConfigurations[].managedEBSVolume.terminationPolicy.deleteOnTermination=true"));

    /** What the target passes on to RunTask is judged as a Task's. */
    static final HonouredFields SCHEDULED_TASK = new HonouredFields(
            Set.of(
                    "description",
                    "startDate",
                    "endDate",
                    "flexibleTimeWindow",
                    "missedRuns",
                    "name",
                    "scheduleExpression",
                    "scheduleExpressionTimezone",
                    "state",
                    "target.arn",
                    "target.input",
                    "target.retryPolicy",
                    "target.ecsParameters"),
            Set.of("actionAfterCompletion=NONE", "groupName=default"));

    /** What a target passes on to RunTask is judged as a Task's. */
    static final HonouredFields EVENT_RULE = new HonouredFields(
            Set.of(
                    "description",
                    "eventPattern",
                    "name",
                    "state",
                    "targets[].arn",
                    "targets[].ecsParameters",
                    "targets[].id",
                    "targets[].input",
                    "targets[].inputPath",
                    "targets[].inputTransformer",
                    "targets[].retryPolicy"),
            Set.of("eventBusName=default"));

    static final HonouredFields ALARM = new HonouredFields(
            Set.of(
                    "actionsEnabled",
                    // Names, or ARNs of policies; other ARNs are of things that no alarm acts on here.
                    "alarmActions[]=(?!arn:).*|arn:.*:policyName/.*",
                    "alarmDescription",
                    "alarmName",
                    "comparisonOperator",
                    "datapointsToAlarm",
                    "dimensions",
                    "evaluationPeriods",
                    "extendedStatistic",
                    "metricName",
                    "metrics[].expression",
                    "metrics[].id",
                    "metrics[].label",
                    "metrics[].metricStat.metric",
                    "metrics[].metricStat.period",
                    "metrics[].metricStat.stat",
                    "metrics[].period",
                    "metrics[].prometheus",
                    "metrics[].returnData",
                    "namespace",
                    "period",
                    "prometheus",
                    "statistic",
                    "tags",
                    "threshold",
                    "treatMissingData"),
            Set.of());

    static final HonouredFields SCALABLE_TARGET = new HonouredFields(
            Set.of(
                    "resourceId",
                    "minCapacity",
                    "maxCapacity",
                    "suspendedState.dynamicScalingInSuspended",
                    "suspendedState.dynamicScalingOutSuspended",
                    "suspendedState.scheduledScalingSuspended",
                    "scheduledActions",
                    "mode",
                    "tags"),
            Set.of("serviceNamespace=ecs", "scalableDimension=ecs:service:DesiredCount"));

    static final HonouredFields SCALING_POLICY = new HonouredFields(
            Set.of(
                    "policyName",
                    "resourceId",
                    "policyType",
                    "targetTrackingScalingPolicyConfiguration.targetValue",
                    "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.predefinedMetricType",
                    "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.prometheus",
                    "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.dimensions",
                    "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.metricName",
                    "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.metrics",
                    "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.namespace",
                    "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.prometheus",
                    "targetTrackingScalingPolicyConfiguration.customizedMetricSpecification.statistic",
                    "targetTrackingScalingPolicyConfiguration.scaleOutCooldown",
                    "targetTrackingScalingPolicyConfiguration.scaleInCooldown",
                    "targetTrackingScalingPolicyConfiguration.disableScaleIn",
                    "stepScalingPolicyConfiguration"),
            Set.of("serviceNamespace=ecs", "scalableDimension=ecs:service:DesiredCount"));

    private final Map<String, Pattern> values = new HashMap<>();
    private final Set<String> defaults;

    private HonouredFields(Collection<String> honoured, Set<String> defaults) {
        this.defaults = defaults;
        honoured.forEach(this::add);
    }

    /** Whether the field is acted on, or has the value that ECS gives it anyway. */
    boolean covers(String path, String value) {
        Pattern pattern = values.get(path);
        return defaults.contains(path + "=" + value)
                || (pattern != null && pattern.matcher(value).matches());
    }

    /** Whether something inside the field is acted on, or has a default, so that its parts are to be looked at one by one. */
    boolean reachesInto(String path) {
        return Stream.concat(values.keySet().stream(), defaults.stream())
                .anyMatch(known -> known.startsWith(path + ".") || known.startsWith(path + "[]"));
    }

    private void add(String line) {
        int equals = line.indexOf('=');
        values.put(
                equals < 0 ? line : line.substring(0, equals),
                equals < 0 ? ANY : Pattern.compile(line.substring(equals + 1)));
    }
}
