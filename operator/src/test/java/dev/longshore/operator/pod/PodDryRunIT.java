package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.local.junit.LocalKubernetes;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real API server takes pods with every honoured field, and keeps what we wrote: it neither refuses nor drops a field of ours. */
@LocalKubernetes(controllerManager = false)
class PodDryRunIT {
    private static final String NAMES = """
          hostname: web
          dnsServers: [10.0.0.10]
          dnsSearchDomains: [corp.example]
          extraHosts: [{hostname: db.local, ipAddress: 10.0.0.1}, {hostname: six, ipAddress: "fd00::1"}]
        """;
    private static final String LINKS = "  links: [\"My_DB:db\", migrate]\n";
    private static final String SYSCTLS = """
          systemControls:
          - {namespace: net.ipv4.tcp_syncookies, value: '1'}
          - {namespace: net.ipv4.ip_local_port_range, value: 1024 65000}
          - {namespace: net.ipv4.ip_local_reserved_ports, value: '30000'}
          - {namespace: net.ipv4.ip_unprivileged_port_start, value: '80'}
          - {namespace: net.ipv4.ping_group_range, value: 0 1000}
          - {namespace: net.ipv4.tcp_fin_timeout, value: '30'}
          - {namespace: net.ipv4.tcp_keepalive_intvl, value: '30'}
          - {namespace: net.ipv4.tcp_keepalive_probes, value: '3'}
          - {namespace: net.ipv4.tcp_keepalive_time, value: '60'}
          - {namespace: net.ipv4.tcp_rmem, value: 4096 87380 6291456}
          - {namespace: net.ipv4.tcp_wmem, value: 4096 16384 4194304}
        """;

    @ParameterizedTest
    @ValueSource(strings = {"bridge", "host", "awsvpc", "none"})
    void takesEveryField(String mode, KubernetesClient client) {
        String more = switch (mode) {
            case "bridge" -> NAMES + LINKS + SYSCTLS;
            case "awsvpc" -> SYSCTLS;
            default -> NAMES;
        };
        String host = mode.equals("host") ? "host" : "task";
        keeps(everyField(mode, host, more), client);
    }

    @Test
    void takesTheDiskOfALaunch(KubernetesClient client) {
        ServiceSpec service = Serialization.unmarshal("""
            taskDefinition: web
            tags: [{key: "cost center", value: "a b/c"}]
            propagateTags: SERVICE
            volumeConfigurations: [{name: data, managedEBSVolume: {roleArn: r, sizeInGiB: 20, volumeType: gp3, snapshotId: snap-1}}]
            networkConfiguration: {awsvpcConfiguration: {subnets: [s], securityGroups: [sg-1]}}
            """, ServiceSpec.class);
        String definition = """
            networkMode: awsvpc
            volumes: [{name: data, configuredAtLaunch: true}]
            containerDefinitions: [{name: a, image: i, mountPoints: [{sourceVolume: data, containerPath: /data}]}]
            """;
        Pod pod = Templates.pod(definition, Launch.of(service, "web", "prod", Templates.definition(definition)));
        Pod kept = new PodDryRun(client).of(pod);
        assertThat(kept.getSpec()
                        .getVolumes()
                        .getFirst()
                        .getEphemeral()
                        .getVolumeClaimTemplate()
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("volume.kubernetes.io/selected-node", "node-1");
        assertThat(kept.getMetadata().getLabels())
                .containsAllEntriesOf(pod.getMetadata().getLabels());
    }

    @Test
    void takesAPrivilegedContainerThatMayGainNoPrivileges(KubernetesClient client) {
        keeps(
                "containerDefinitions: [{name: a, image: i, privileged: true, dockerSecurityOptions:"
                        + " [no-new-privileges]}]",
                client);
    }

    private static String everyField(String mode, String host, String more) {
        return """
            networkMode: %s
            pidMode: %s
            ipcMode: %s
            volumes:
            - {name: data}
            - {name: Docker_Vol, dockerVolumeConfiguration: {scope: task, driver: local}}
            - {name: host, host: {sourcePath: /var/log}}
            - {name: shared, dockerVolumeConfiguration: {scope: shared, autoprovision: true}}
            - {name: export, dockerVolumeConfiguration: {driverOpts: {type: nfs, o: addr=10.0.0.1, device: ":/export"}}}
            - {name: efs, efsVolumeConfiguration: {fileSystemId: fs-1, rootDirectory: /a/b, authorizationConfig: {accessPointId: fsap-2}}}
            ephemeralStorage: {sizeInGiB: 21}
            containerDefinitions:
            - name: My_DB
              image: postgres:17
              memory: 256
              essential: true
              mountPoints: [{sourceVolume: data, containerPath: /data}, {sourceVolume: host, containerPath: /logs, readOnly: true}]
              healthCheck: {command: [CMD-SHELL, pg_isready], interval: 5, timeout: 2, retries: 3, startPeriod: 10}
              portMappings: [{containerPort: 5432, name: my_database_port, appProtocol: http2}]
              linuxParameters:
                capabilities: {add: [SYS_PTRACE], drop: [ALL]}
                sharedMemorySize: 64
                tmpfs: [{containerPath: /run, size: 16, mountOptions: [ro]}]
                initProcessEnabled: true
            - name: migrate
              image: flyway:1
              memory: 64
              essential: false
              stopTimeout: 5
              dependsOn: [{containerName: My_DB, condition: HEALTHY}]
              volumesFrom: [{sourceContainer: My_DB, readOnly: true}]
            - name: app
              image: app:1
              memory: 64
              user: "1000:1000"
              readonlyRootFilesystem: true
              dependsOn: [{containerName: migrate, condition: SUCCESS}]
              mountPoints:
              - {sourceVolume: Docker_Vol, containerPath: /cache}
              - {sourceVolume: shared, containerPath: /shared}
              - {sourceVolume: export, containerPath: /export}
              - {sourceVolume: efs, containerPath: /efs}
              entryPoint: [/app]
              ulimits: [{name: nofile, softLimit: 1024, hardLimit: 4096}]
              restartPolicy: {enabled: true, ignoredExitCodes: [0, 42], restartAttemptPeriod: 60}
              healthCheck: {command: [CMD, /bin/check]}
              environment: [{name: A, value: "$(B)"}]
              environmentFiles: [{value: "arn:aws:s3:::bucket/app.env", type: s3}]
              secrets:
              - {name: PASSWORD, valueFrom: "arn:aws:secretsmanager:eu-west-1:1:secret:prod/db-AbCdEf:password::"}
              - {name: TOKEN, valueFrom: /prod/token}
              dockerSecurityOptions: [no-new-privileges]
              dockerLabels: {com.example.team: web, empty: ''}
            %s
            """.formatted(mode, host, host, more);
    }

    private static void keeps(String definition, KubernetesClient client) {
        Pod pod = Templates.pod(definition, Templates.POLICY);
        Pod kept = new PodDryRun(client).of(pod);
        PodSpec ours = pod.getSpec();
        assertThat(kept.getSpec().getVolumes()).hasSameSizeAs(ours.getVolumes());
        assertThat(kept.getSpec().getHostAliases()).isEqualTo(ours.getHostAliases());
        assertThat(kept.getSpec().getInitContainers())
                .usingElementComparator((one, other) -> shape(one).compareTo(shape(other)))
                .isEqualTo(ours.getInitContainers());
        assertThat(kept.getSpec().getContainers())
                .usingElementComparator((one, other) -> shape(one).compareTo(shape(other)))
                .isEqualTo(ours.getContainers());
    }

    /** What the server must not touch; it fills in defaults elsewhere. */
    private static String shape(Container container) {
        return Serialization.asYaml(container.getVolumeMounts())
                + Serialization.asYaml(container.getEnv())
                + Serialization.asYaml(container.getEnvFrom())
                + container.getRestartPolicy()
                + Serialization.asYaml(container.getRestartPolicyRules())
                + container.getSecurityContext();
    }
}
