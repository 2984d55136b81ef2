package dev.longshore.operator.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A pod as the API server shows it, and the documents that ECS's agent would tell of it. */
class TaskDocumentTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final Pod POD = Serialization.unmarshal("""
            metadata:
              name: web-1
              namespace: shop
              uid: u
              creationTimestamp: '2026-01-01T00:00:00Z'
              labels: {ecs.longshore.dev/task-id: %s, ecs.longshore.dev/cluster: prod}
              annotations:
                ecs.longshore.dev/group: service:Web
                ecs.longshore.dev/task-definition: Web:3
                ecs.longshore.dev/network-mode: awsvpc
                ecs.longshore.dev/containers: >-
                  [{"name":"App_A","podContainer":"a","essential":true,"unhealthyAfter":60},{"name":"b","podContainer":"b","essential":false}]
                docker-labels.ecs.longshore.dev/a: '{"com.example.colour":"green"}'
                awslogs-group.ecs.longshore.dev/a: /ecs/web
                awslogs-region.ecs.longshore.dev/a: eu-west-1
                awslogs-stream.ecs.longshore.dev/a: p/App_A/x
              ownerReferences: [{apiVersion: v1, kind: Service, name: web, uid: s, controller: true}]
            spec:
              nodeName: node-1
              resources: {limits: {cpu: 250m, memory: 512Mi}}
              containers:
              - {name: a, image: 'web:1', ports: [{containerPort: 80, hostPort: 32768, protocol: TCP}, {containerPort: 53, protocol: UDP}],
                 resources: {requests: {cpu: 97m}, limits: {memory: 128Mi}}}
              - {name: b, image: 'side:1'}
            status:
              phase: Running
              podIPs: [{ip: 10.0.0.7}]
              containerStatuses:
              - {name: a, containerID: 'containerd://aaaa', image: web, imageID: 'docker.io/library/web@sha256:0123', ready: true, restartCount: 0,
                 state: {running: {startedAt: '2026-01-01T00:00:05Z'}}}
              - {name: b, containerID: 'containerd://bbbb', image: side, imageID: 'sha256:4567', ready: false, restartCount: 2,
                 state: {terminated: {exitCode: 3, startedAt: '2026-01-01T00:00:06Z', finishedAt: '2026-01-01T00:00:07Z'}}}
            """.formatted(ID), Pod.class);

    private static final EcsTask TASK = TaskStatus.of(POD).orElseThrow();
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");

    private final TaskDocument document = new TaskDocument(POD, TASK, NOW);

    @Test
    void aContainer() throws JsonProcessingException {
        assertThat(plain(document.container("a").orElseThrow())).isEqualTo(json("""
                DockerId: aaaa
                Name: App_A
                DockerName: ecs-Web-3-App_A-%1$s
                Image: web:1
                ImageID: sha256:0123
                Ports:
                - {ContainerPort: 80, Protocol: tcp, HostPort: 32768, HostIp: 0.0.0.0}
                - {ContainerPort: 53, Protocol: udp}
                Labels:
                  com.amazonaws.ecs.cluster: prod
                  com.amazonaws.ecs.container-name: App_A
                  com.amazonaws.ecs.task-arn: %2$s
                  com.amazonaws.ecs.task-definition-family: Web
                  com.amazonaws.ecs.task-definition-version: '3'
                  com.example.colour: green
                DesiredStatus: RUNNING
                KnownStatus: RUNNING
                CreatedAt: '2026-01-01T00:00:05Z'
                StartedAt: '2026-01-01T00:00:05Z'
                Health: {status: HEALTHY}
                Limits: {CPU: 100, Memory: 128}
                Type: NORMAL
                LogDriver: awslogs
                LogOptions: {awslogs-group: /ecs/web, awslogs-region: eu-west-1, awslogs-stream: p/App_A/x}
                ContainerARN: %3$s
                RestartCount: 0
                Networks: [{NetworkMode: awsvpc, IPv4Addresses: [10.0.0.7]}]
                """.formatted(
                        ID, Arn.task("shop", "prod", ID), Arn.container("shop", "prod", ID, "aaaa"))));
    }

    @Test
    void aContainerThatHasEnded() {
        JsonNode side = document.container("b").orElseThrow();

        assertThat(side.path("KnownStatus").asText()).isEqualTo("STOPPED");
        assertThat(side.path("ExitCode").asInt()).isEqualTo(3);
        assertThat(side.path("FinishedAt").asText()).isEqualTo("2026-01-01T00:00:07Z");
        assertThat(side.path("RestartCount").asInt()).isEqualTo(2);
        assertThat(side.has("LogDriver")).isFalse();
    }

    @Test
    void theTask() throws JsonProcessingException {
        ObjectNode task = document.task(Optional.of("zone-1"));

        assertThat(task.path("Containers")).hasSize(2);
        task.remove("Containers");
        assertThat(plain(task)).isEqualTo(json("""
                Cluster: prod
                TaskARN: %s
                Family: Web
                Revision: '3'
                DesiredStatus: RUNNING
                KnownStatus: RUNNING
                Group: service:Web
                ServiceName: Web
                Limits: {CPU: 0.25, Memory: 512}
                AvailabilityZone: zone-1
                LaunchType: EC2
                """.formatted(Arn.task("shop", "prod", ID))));
    }

    @Test
    void statisticsOfATaskWhoseNodeIsGoneAreMissing() throws JsonProcessingException, InterruptedException {
        try (KubeletStats kubelets = new KubeletStats(Config.empty(), InstantSource.system())) {
            TaskStats stats = new TaskStats(POD, new ContainerDocument(POD, TASK, NOW), Optional.empty(), kubelets);
            assertThat(plain(stats.all())).isEqualTo(json("{aaaa: null, bbbb: null}"));
            assertThat(stats.container("no-such").isNull()).isTrue();
        }
    }

    @Test
    void noOtherContainer() {
        assertThat(document.container("c")).isEmpty();
    }

    /** Read back, so that numbers compare as JSON and not as Java's types. */
    private static Object plain(JsonNode json) throws JsonProcessingException {
        return new YAMLMapper().readTree(json.toString());
    }

    private static Object json(String yaml) throws JsonProcessingException {
        return new YAMLMapper().readTree(yaml);
    }
}
