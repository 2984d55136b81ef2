package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What RegisterTaskDefinition takes: a family and its containers. Each change is recorded as a new revision.
 * ECS allows 64 KiB of JSON.
 *
 * @param family name of the family, 1 to 255 letters, digits, hyphens and underscores; default: the object's
 *     name
 * @param taskRoleArn role of the tasks' own calls: becomes the pods' service account
 * @param executionRoleArn role that pulls images and reads secrets: becomes the pods' image pull secrets
 * @param networkMode bridge (the default) publishes ports on the node, awsvpc gives the task an address of its
 *     own, host shares the node's network, none has no network
 * @param containerDefinitions the containers, 1 to 10, at least one of them essential
 * @param volumes volumes that containers mount by name, at most 64
 * @param placementConstraints expressions that an instance must satisfy, at most 10
 * @param requiresCompatibilities launch types that the definition must be fit for; FARGATE is checked against
 *     Fargate's sizes and limits
 * @param cpu hard cpu limit of the whole task: units (1024 is one cpu) or words such as {@code 1 vCPU};
 *     required on Fargate
 * @param memory hard memory limit of the whole task: MiB or words such as {@code 1 GB}; required on Fargate
 * @param tags at most 50
 * @param pidMode task shares one process namespace among the containers, host uses the node's; default: one for
 *     each container
 * @param ipcMode task shares one IPC namespace among the containers, host uses the node's, none has none
 * @param proxyConfiguration App Mesh proxy; needs awsvpc
 * @param inferenceAccelerators Elastic Inference devices, retired by AWS
 * @param ephemeralStorage size of the task's own disk on Fargate
 * @param runtimePlatform processor architecture and operating system; default X86_64 and LINUX
 * @param enableFaultInjection whether fault injection requests of the containers are accepted
 * @param trustedExecutionConfiguration isolation on Managed Instances
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "has(self.containerDefinitions) && size(self.containerDefinitions) > 0",
        message = "Container list cannot be empty.",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!has(self.containerDefinitions) || self.containerDefinitions.all(c, !has(c.name) || "
                + "self.containerDefinitions.exists_one(o, has(o.name) && o.name == c.name))",
        message = "Container names must be unique within a task definition",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!has(self.containerDefinitions) || size(self.containerDefinitions) == 0 || "
                + "self.containerDefinitions.exists(c, !has(c.essential) || c.essential)",
        message = "Task definition doesn't have any essential container.",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "has(self.memory) || !has(self.containerDefinitions) || self.containerDefinitions.all(c, "
                + "!(!(has(c.memory) && c.memory > 0) && !(has(c.memoryReservation) && c.memoryReservation > "
                + "0)))",
        message = "At least one of 'memory' or 'memoryReservation' must be specified.",
        messageExpression =
                "\"Invalid setting for container '%s'. At least one of 'memory' or 'memoryReservation' must "
                        + "be specified.\".format([self.containerDefinitions.filter(c, !(has(c.memory) && c.memory > 0) "
                        + "&& !(has(c.memoryReservation) && c.memoryReservation > 0))[0].name])",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!has(self.cpu) || type(self.cpu) == int || self.cpu.matches('^([0-9]+|[0-9]*[.]?[0-9]+ "
                + "*[vV][cC][pP][uU])$')",
        message = "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of "
                + "the Amazon ECS Developer Guide.",
        fieldPath = ".cpu")
@ValidationRule(
        value = "!has(self.memory) || type(self.memory) == int || "
                + "self.memory.matches('^([0-9]+|[0-9]*[.]?[0-9]+ *[gG][bB])$')",
        message = "Invalid 'memory' setting for task. For more information, see the Troubleshooting section of "
                + "the Amazon ECS Developer Guide.",
        fieldPath = ".memory")
@ValidationRule(
        value = "!(has(self.networkMode) && self.networkMode in ['awsvpc', 'host']) || "
                + "!has(self.containerDefinitions) || self.containerDefinitions.all(c, !has(c.portMappings) || "
                + "c.portMappings.all(p, !has(p.hostPort) || p.hostPort == 0 || (has(p.containerPort) && "
                + "p.hostPort == p.containerPort)))",
        message = "The host ports and container ports in port mappings must match.",
        messageExpression = "'When networkMode=' + self.networkMode + ', the host ports and container ports in port "
                + "mappings must match.'",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!(has(self.networkMode) && self.networkMode == 'none') || !has(self.containerDefinitions) "
                + "|| self.containerDefinitions.all(c, !has(c.portMappings) || size(c.portMappings) == 0)",
        message = "Port mappings are not supported when networkMode=none.",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "(has(self.networkMode) && self.networkMode == 'awsvpc') || !has(self.containerDefinitions) "
                + "|| self.containerDefinitions.all(c, !has(c.portMappings) || c.portMappings.all(p, "
                + "!has(p.hostPort) || p.hostPort == 0 || c.portMappings.exists_one(o, has(o.hostPort) && "
                + "o.hostPort == p.hostPort && (has(o.protocol) ? o.protocol : 'tcp') == (has(p.protocol) ? "
                + "p.protocol : 'tcp'))))",
        message = "A host port and protocol can be mapped only once in a task definition.",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "(has(self.networkMode) && self.networkMode == 'awsvpc') || !has(self.containerDefinitions) "
                + "|| self.containerDefinitions.all(c, !has(c.portMappings) || "
                + "self.containerDefinitions.all(o, !has(o.portMappings) || o.name == c.name || "
                + "!sets.intersects(c.portMappings.filter(p, has(p.hostPort) && p.hostPort > 0).map(p, "
                + "p.hostPort * 2 + (has(p.protocol) && p.protocol == 'udp' ? 1 : 0)), "
                + "o.portMappings.filter(p, has(p.hostPort) && p.hostPort > 0).map(p, p.hostPort * 2 + "
                + "(has(p.protocol) && p.protocol == 'udp' ? 1 : 0)))))",
        message = "A host port and protocol can be mapped only once in a task definition.",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!(has(self.networkMode) && self.networkMode == 'awsvpc') || !has(self.containerDefinitions) "
                + "|| !self.containerDefinitions.exists(c, has(c.links) && size(c.links) > 0)",
        message = "Links are not supported when networkMode=awsvpc.",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!(has(self.networkMode) && self.networkMode == 'awsvpc') || !has(self.containerDefinitions) "
                + "|| !self.containerDefinitions.exists(c, has(c.disableNetworking) && c.disableNetworking)",
        message = "Disable Networking is not supported on container when networkMode=awsvpc",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!(has(self.networkMode) && self.networkMode == 'awsvpc') || !has(self.containerDefinitions) "
                + "|| !self.containerDefinitions.exists(c, has(c.hostname) && c.hostname != '')",
        message = "Hostname is not supported on container when networkMode=awsvpc",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!(has(self.networkMode) && self.networkMode == 'awsvpc') || !has(self.containerDefinitions) "
                + "|| !self.containerDefinitions.exists(c, has(c.dnsServers) && size(c.dnsServers) > 0)",
        message = "DNS servers are not supported on container when networkMode=awsvpc",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!(has(self.networkMode) && self.networkMode == 'awsvpc') || !has(self.containerDefinitions) "
                + "|| !self.containerDefinitions.exists(c, has(c.dnsSearchDomains) && size(c.dnsSearchDomains) "
                + "> 0)",
        message = "DNS search domains are not supported on container when networkMode=awsvpc",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!(has(self.networkMode) && self.networkMode == 'awsvpc') || !has(self.containerDefinitions) "
                + "|| !self.containerDefinitions.exists(c, has(c.extraHosts) && size(c.extraHosts) > 0)",
        message = "Extra hosts are not supported on container when networkMode=awsvpc",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!has(self.containerDefinitions) || self.containerDefinitions.all(c, !has(c.dependsOn) || "
                + "!c.dependsOn.exists(d, !self.containerDefinitions.exists(o, has(o.name) && o.name == "
                + "d.containerName)))",
        message = "Cannot depend on a container that does not exist",
        messageExpression = "\"Cannot depend on container + '%s' because it does not "
                + "exist\".format([self.containerDefinitions.map(c, has(c.dependsOn) && c.dependsOn.exists(d, "
                + "!self.containerDefinitions.exists(o, has(o.name) && o.name == d.containerName)), "
                + "c.dependsOn.filter(d, !self.containerDefinitions.exists(o, has(o.name) && o.name == "
                + "d.containerName))[0].containerName)[0]])",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!has(self.containerDefinitions) || self.containerDefinitions.all(c, !has(c.dependsOn) || "
                + "!c.dependsOn.exists(d, d.condition in ['SUCCESS', 'COMPLETE'] && "
                + "self.containerDefinitions.exists(o, has(o.name) && o.name == d.containerName && "
                + "(!has(o.essential) || o.essential))))",
        message = "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!has(self.containerDefinitions) || self.containerDefinitions.all(c, !has(c.dependsOn) || "
                + "!c.dependsOn.exists(d, d.condition == 'HEALTHY' && self.containerDefinitions.exists(o, "
                + "has(o.name) && o.name == d.containerName && !has(o.healthCheck))))",
        message = "A dependency container with HEALTHY condition must have health check configured",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!has(self.containerDefinitions) || self.containerDefinitions.all(c, !has(c.mountPoints) || "
                + "c.mountPoints.all(m, !has(m.sourceVolume) || !(!(has(self.volumes) && "
                + "self.volumes.exists(v, has(v.name) && v.name == m.sourceVolume)))))",
        message = "Unknown volume.",
        messageExpression = "\"Unknown volume '%s'.\".format([self.containerDefinitions.map(c, has(c.mountPoints) && "
                + "c.mountPoints.exists(m, has(m.sourceVolume) && !(has(self.volumes) && "
                + "self.volumes.exists(v, has(v.name) && v.name == m.sourceVolume))), c.mountPoints.filter(m, "
                + "has(m.sourceVolume) && !(has(self.volumes) && self.volumes.exists(v, has(v.name) && v.name "
                + "== m.sourceVolume)))[0].sourceVolume)[0]])",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "(has(self.networkMode) && self.networkMode == 'awsvpc')",
        message = "Fargate only supports network mode ‘awsvpc’.",
        fieldPath = ".networkMode")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "(has(self.cpu))",
        message = "Fargate requires that 'cpu' be defined at the task level.",
        fieldPath = ".cpu")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "(has(self.memory))",
        message = "Fargate requires that 'memory' be defined at the task level.",
        fieldPath = ".memory")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "!has(self.cpu) || !has(self.memory) || !(type(self.cpu) == int || "
                + "self.cpu.matches('(?i)^[0-9.]+( *vcpu)?$')) || !(type(self.memory) == int || "
                + "self.memory.matches('(?i)^[0-9.]+( *gb)?$')) || [type(self.cpu) == int ? int(self.cpu) : "
                + "self.cpu.matches('U|u') ? int(double(self.cpu.lowerAscii().replace('vcpu', '').trim()) * "
                + "1024.0) : int(self.cpu)].all(cpu, [type(self.memory) == int ? int(self.memory) : "
                + "self.memory.matches('B|b') ? int(double(self.memory.lowerAscii().replace('gb', '').trim()) "
                + "* 1024.0) : int(self.memory)].all(memory, cpu == 256 ? memory in [512, 1024, 2048] : cpu == "
                + "512 ? memory in [1024, 2048, 3072, 4096] : cpu == 1024 ? memory >= 2048 && memory <= 8192 "
                + "&& memory % 1024 == 0 : cpu == 2048 ? memory >= 4096 && memory <= 16384 && memory % 1024 == "
                + "0 : cpu == 4096 ? memory >= 8192 && memory <= 30720 && memory % 1024 == 0 : cpu == 8192 ? "
                + "memory >= 16384 && memory <= 61440 && memory % 4096 == 0 : cpu == 16384 && memory >= 32768 "
                + "&& memory <= 122880 && memory % 8192 == 0))",
        message = "No Fargate configuration exists for given values. See the Amazon ECS documentation for the "
                + "valid values.",
        messageExpression = "'No Fargate configuration exists for given values: ' + string(self.cpu) + ' CPU, ' + "
                + "string(self.memory) + ' memory. See the Amazon ECS documentation for the valid values.'",
        fieldPath = ".cpu")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "(!has(self.containerDefinitions) || self.containerDefinitions.all(c, !has(c.privileged) || "
                + "!c.privileged))",
        message = "Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "(!has(self.placementConstraints) || size(self.placementConstraints) == 0)",
        message = "Fargate compatible task definitions do not support constraints",
        fieldPath = ".placementConstraints")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "(!has(self.ipcMode))",
        message = "Fargate compatible task definitions do not support ipcMode",
        fieldPath = ".ipcMode")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "(!has(self.pidMode) || self.pidMode == 'task')",
        message = "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for "
                + "pidMode is 'task'.",
        fieldPath = ".pidMode")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "(!has(self.volumes) || !self.volumes.exists(v, has(v.host) && has(v.host.sourcePath) && "
                + "v.host.sourcePath != ''))",
        message = "Fargate compatible task definitions do not support sourcePath",
        fieldPath = ".volumes")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "(!has(self.volumes) || !self.volumes.exists(v, has(v.dockerVolumeConfiguration)))",
        message = "Fargate compatible task definitions do not support dockerVolumeConfiguration",
        fieldPath = ".volumes")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "(!has(self.containerDefinitions) || self.containerDefinitions.all(c, !has(c.stopTimeout) || "
                + "c.stopTimeout <= 120))",
        message =
                "Tasks using the Fargate launch type must have a container stop timeout of less than 120 " + "seconds.",
        fieldPath = ".containerDefinitions")
@ValidationRule(
        value = "!(has(self.requiresCompatibilities) && 'FARGATE' in self.requiresCompatibilities) || "
                + "(!has(self.containerDefinitions) || self.containerDefinitions.all(c, "
                + "!has(c.logConfiguration) || c.logConfiguration.logDriver in ['awslogs', 'splunk', "
                + "'awsfirelens']))",
        message = "The log driver is not valid for Fargate. Must be one of [awslogs,splunk,awsfirelens]",
        messageExpression = "\"%s is not a valid log driver. Must be one of "
                + "[awslogs,splunk,awsfirelens]\".format([self.containerDefinitions.filter(c, "
                + "has(c.logConfiguration) && !(c.logConfiguration.logDriver in ['awslogs', 'splunk', "
                + "'awsfirelens']))[0].logConfiguration.logDriver])",
        fieldPath = ".containerDefinitions")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record TaskDefinitionSpec(
        @Pattern("^[a-zA-Z0-9_-]*$") @Size(max = 255) @Nullable
        String family,

        @Nullable String taskRoleArn,
        @Nullable String executionRoleArn,
        @Nullable NetworkMode networkMode,
        @Size(max = 10) List<ContainerDefinition> containerDefinitions,
        @Size(max = 64) List<Volume> volumes,
        @Size(max = 10) List<TaskDefinitionPlacementConstraint> placementConstraints,
        @Size(max = 10) List<Compatibility> requiresCompatibilities,
        @Nullable IntOrString cpu,
        @Nullable IntOrString memory,
        @Size(max = 50) List<Tag> tags,
        @Nullable PidMode pidMode,
        @Nullable IpcMode ipcMode,
        @Nullable ProxyConfiguration proxyConfiguration,
        List<InferenceAccelerator> inferenceAccelerators,
        @Nullable EphemeralStorage ephemeralStorage,
        @Nullable RuntimePlatform runtimePlatform,
        @Nullable Boolean enableFaultInjection,
        @Nullable TrustedExecutionConfiguration trustedExecutionConfiguration,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public TaskDefinitionSpec {
        containerDefinitions = Copies.list(containerDefinitions);
        volumes = Copies.list(volumes);
        placementConstraints = Copies.list(placementConstraints);
        requiresCompatibilities = Copies.list(requiresCompatibilities);
        tags = Copies.list(tags);
        inferenceAccelerators = Copies.list(inferenceAccelerators);
        unknownFields = Copies.unknown(unknownFields);
    }
}
