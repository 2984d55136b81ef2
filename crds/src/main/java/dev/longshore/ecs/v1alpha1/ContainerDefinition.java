package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * One container of a task.
 *
 * @param name its name, unique in the task: 1 to 255 letters, digits, hyphens and underscores; required
 * @param image the image, with a tag or a sha256 digest; required
 * @param repositoryCredentials secret with the credentials of a private registry
 * @param cpu cpu units (1024 is one cpu): a weight that the instance reserves, not a limit; default 0
 * @param memory hard limit in MiB; the container is killed beyond it
 * @param memoryReservation soft limit in MiB: what the instance reserves; at most {@code memory}
 * @param links other containers as {@code name} or {@code name:alias}; bridge mode only
 * @param portMappings ports to publish, at most 100
 * @param essential whether the whole task stops when this container ends; default true
 * @param restartPolicy whether the container is restarted in place
 * @param entryPoint replaces the image's entry point
 * @param command replaces the image's command
 * @param environment environment variables
 * @param environmentFiles files of environment variables, at most 10; {@code environment} wins over them
 * @param mountPoints where volumes are mounted, at most 64
 * @param volumesFrom other containers whose mounts this one takes over
 * @param linuxParameters capabilities, devices, swap, shared memory and tmpfs
 * @param secrets environment variables with secret values
 * @param dependsOn containers that must have reached a condition before this one starts, at most 20
 * @param startTimeout seconds that others wait for this container to reach the condition they depend on; at
 *     least 2
 * @param stopTimeout seconds between SIGTERM and SIGKILL; at least 2, default 30, on Fargate at most 120
 * @param versionConsistency whether the tag is resolved to a digest once for a deployment; default enabled
 * @param hostname host name inside the container; not with awsvpc
 * @param user user to run as: name or id, optionally with a colon and a group
 * @param workingDirectory directory in which the command runs
 * @param disableNetworking no network in this container; not with awsvpc
 * @param privileged root's powers on the node; refused unless the Cluster allows it, never on Fargate
 * @param readonlyRootFilesystem whether the root file system is read-only
 * @param dnsServers addresses of name servers; not with awsvpc
 * @param dnsSearchDomains domains in which short names are searched; not with awsvpc
 * @param extraHosts lines for {@code /etc/hosts}; not with awsvpc
 * @param dockerSecurityOptions no-new-privileges, apparmor profile, SELinux labels or credential specs
 * @param interactive keeps standard input open
 * @param pseudoTerminal gives the container a terminal
 * @param dockerLabels labels of the container
 * @param ulimits resource limits of its processes, at most 30
 * @param logConfiguration where its output goes
 * @param healthCheck command that tells whether the container is healthy
 * @param systemControls kernel parameters
 * @param resourceRequirements GPUs and other devices
 * @param firelensConfiguration makes this container the log router of the task
 * @param credentialSpecs Active Directory credential spec, at most one
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "has(self.name) && self.name != ''",
        message = "Container.name should not be null or empty.",
        fieldPath = ".name")
@ValidationRule(
        value = "has(self.image) && self.image != ''",
        message = "Container.image should not be null or empty.",
        fieldPath = ".image")
@ValidationRule(
        value = "!has(self.memory) || !has(self.memoryReservation) || self.memory == 0 || self.memory >= "
                + "self.memoryReservation",
        message = "'memory' must be greater than or equal to 'memoryReservation'.",
        messageExpression =
                "\"Invalid setting for container '\" + (has(self.name) ? self.name : '') + \"'. 'memory' must "
                        + "be greater than or equal to 'memoryReservation'.\"",
        fieldPath = ".memory")
@ValidationRule(
        value = "!has(self.startTimeout) || self.startTimeout >= 2",
        message = "Granular start timeout must be at least 2 seconds.",
        messageExpression =
                "\"Granular start timeout on container '\" + (has(self.name) ? self.name : '') + \"' must be at "
                        + "least 2 seconds.\"",
        fieldPath = ".startTimeout")
@ValidationRule(
        value = "!has(self.stopTimeout) || self.stopTimeout >= 2",
        message = "Granular stop timeout must be at least 2 seconds.",
        messageExpression =
                "\"Granular stop timeout on container '\" + (has(self.name) ? self.name : '') + \"' must be at "
                        + "least 2 seconds.\"",
        fieldPath = ".stopTimeout")
@ValidationRule(
        value = "!has(self.healthCheck) || !has(self.healthCheck.interval) || self.healthCheck.interval <= " + "300",
        message = "Health check interval must be less than or equal to the maximum allowed value 300",
        messageExpression = "\"Health check interval must be less than or equal to the maximum allowed value 300 for "
                + "container '\" + (has(self.name) ? self.name : '') + \"'\"",
        fieldPath = ".healthCheck.interval")
@ValidationRule(
        value = "!has(self.healthCheck) || !has(self.healthCheck.interval) || self.healthCheck.interval >= 5",
        message = "Health check interval must be greater than or equal to the minimum allowed value 5",
        messageExpression = "\"Health check interval must be greater than or equal to the minimum allowed value 5 for "
                + "container '\" + (has(self.name) ? self.name : '') + \"'\"",
        fieldPath = ".healthCheck.interval")
@ValidationRule(
        value = "!has(self.healthCheck) || !has(self.healthCheck.timeout) || self.healthCheck.timeout <= 60",
        message = "Health check timeout must be less than or equal to the maximum allowed value 60",
        messageExpression = "\"Health check timeout must be less than or equal to the maximum allowed value 60 for "
                + "container '\" + (has(self.name) ? self.name : '') + \"'\"",
        fieldPath = ".healthCheck.timeout")
@ValidationRule(
        value = "!has(self.healthCheck) || !has(self.healthCheck.timeout) || self.healthCheck.timeout >= 2",
        message = "Health check timeout must be greater than or equal to the minimum allowed value 2",
        messageExpression = "\"Health check timeout must be greater than or equal to the minimum allowed value 2 for "
                + "container '\" + (has(self.name) ? self.name : '') + \"'\"",
        fieldPath = ".healthCheck.timeout")
@ValidationRule(
        value = "!has(self.healthCheck) || !has(self.healthCheck.retries) || self.healthCheck.retries <= 10",
        message = "Health check retries must be less than or equal to the maximum allowed value 10",
        messageExpression = "\"Health check retries must be less than or equal to the maximum allowed value 10 for "
                + "container '\" + (has(self.name) ? self.name : '') + \"'\"",
        fieldPath = ".healthCheck.retries")
@ValidationRule(
        value = "!has(self.healthCheck) || !has(self.healthCheck.retries) || self.healthCheck.retries >= 1",
        message = "Health check retries must be greater than or equal to the minimum allowed value 1",
        messageExpression = "\"Health check retries must be greater than or equal to the minimum allowed value 1 for "
                + "container '\" + (has(self.name) ? self.name : '') + \"'\"",
        fieldPath = ".healthCheck.retries")
@ValidationRule(
        value = "!has(self.healthCheck) || !has(self.healthCheck.startPeriod) || "
                + "self.healthCheck.startPeriod <= 300",
        message = "Health check startPeriod must be less than or equal to the maximum allowed value 300",
        messageExpression =
                "\"Health check startPeriod must be less than or equal to the maximum allowed value 300 for "
                        + "container '\" + (has(self.name) ? self.name : '') + \"'\"",
        fieldPath = ".healthCheck.startPeriod")
@ValidationRule(
        value = "!has(self.healthCheck) || !has(self.healthCheck.startPeriod) || "
                + "self.healthCheck.startPeriod >= 0",
        message = "Health check startPeriod must be greater than or equal to the minimum allowed value 0",
        messageExpression =
                "\"Health check startPeriod must be greater than or equal to the minimum allowed value 0 for "
                        + "container '\" + (has(self.name) ? self.name : '') + \"'\"",
        fieldPath = ".healthCheck.startPeriod")
@ValidationRule(
        value = "!has(self.restartPolicy) || !has(self.restartPolicy.restartAttemptPeriod) || "
                + "(self.restartPolicy.restartAttemptPeriod >= 60 && self.restartPolicy.restartAttemptPeriod "
                + "<= 1800)",
        message = "The 'restartAttemptPeriod' setting must be between 60 and 1800.",
        messageExpression =
                "\"The 'restartAttemptPeriod' setting for container '\" + (has(self.name) ? self.name : '') + "
                        + "\"' must be between 60 and 1800.\"",
        fieldPath = ".restartPolicy.restartAttemptPeriod")
@ValidationRule(
        value = "!has(self.environmentFiles) || size(self.environmentFiles) <= 10",
        message = "The maximum number of environment files was exceeded. Specify ten or less and try again.",
        fieldPath = ".environmentFiles")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ContainerDefinition(
        @Pattern("^[a-zA-Z0-9_-]*$") @Size(max = 255) String name,
        @Size(max = 512) String image,
        @Nullable RepositoryCredentials repositoryCredentials,
        @Min(0) @Nullable Integer cpu,
        @Min(0) @Nullable Integer memory,
        @Min(0) @Nullable Integer memoryReservation,
        List<String> links,
        @Size(max = 100) List<PortMapping> portMappings,
        @Nullable Boolean essential,
        @Nullable ContainerRestartPolicy restartPolicy,
        List<String> entryPoint,
        List<String> command,
        List<KeyValuePair> environment,
        List<EnvironmentFile> environmentFiles,
        @Size(max = 64) List<MountPoint> mountPoints,
        List<VolumeFrom> volumesFrom,
        @Nullable LinuxParameters linuxParameters,
        List<Secret> secrets,
        @Size(max = 20) List<ContainerDependency> dependsOn,
        @Nullable Integer startTimeout,
        @Nullable Integer stopTimeout,
        @Nullable VersionConsistency versionConsistency,
        @Nullable String hostname,
        @Nullable String user,
        @Nullable String workingDirectory,
        @Nullable Boolean disableNetworking,
        @Nullable Boolean privileged,
        @Nullable Boolean readonlyRootFilesystem,
        List<String> dnsServers,
        List<String> dnsSearchDomains,
        List<HostEntry> extraHosts,
        List<String> dockerSecurityOptions,
        @Nullable Boolean interactive,
        @Nullable Boolean pseudoTerminal,
        Map<String, String> dockerLabels,
        @Size(max = 30) List<Ulimit> ulimits,
        @Nullable LogConfiguration logConfiguration,
        @Nullable HealthCheck healthCheck,
        List<SystemControl> systemControls,
        List<ResourceRequirement> resourceRequirements,
        @Nullable FirelensConfiguration firelensConfiguration,
        @Size(max = 1) List<String> credentialSpecs,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public ContainerDefinition {
        name = Copies.text(name);
        image = Copies.text(image);
        links = Copies.list(links);
        portMappings = Copies.list(portMappings);
        entryPoint = Copies.list(entryPoint);
        command = Copies.list(command);
        environment = Copies.list(environment);
        environmentFiles = Copies.list(environmentFiles);
        mountPoints = Copies.list(mountPoints);
        volumesFrom = Copies.list(volumesFrom);
        secrets = Copies.list(secrets);
        dependsOn = Copies.list(dependsOn);
        dnsServers = Copies.list(dnsServers);
        dnsSearchDomains = Copies.list(dnsSearchDomains);
        extraHosts = Copies.list(extraHosts);
        dockerSecurityOptions = Copies.list(dockerSecurityOptions);
        dockerLabels = Copies.map(dockerLabels);
        ulimits = Copies.list(ulimits);
        systemControls = Copies.list(systemControls);
        resourceRequirements = Copies.list(resourceRequirements);
        credentialSpecs = Copies.list(credentialSpecs);
        unknownFields = Copies.unknown(unknownFields);
    }
}
