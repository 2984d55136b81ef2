package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.placement.PortRequest;
import dev.longshore.engine.placement.TaskShape;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a task needs of an instance is read from its pod: the ledger books what the pod will claim. */
class TaskPodShapeTest {
    private static final long MIB = 1 << 20;

    static Stream<Arguments> definitions() {
        return Stream.of(
                Arguments.of("containerDefinitions: [{name: a, image: i, cpu: 1024, memory: 512}]", 1000, 512),
                Arguments.of("containerDefinitions: [{name: a, image: i, cpu: 1, memory: 4}]", 1, 4),
                Arguments.of(
                        "containerDefinitions: [{name: a, image: i, memory: 512, memoryReservation: 128}]", 0, 128),
                Arguments.of("containerDefinitions: [{name: a, image: i, cpu: 0, memory: 6}]", 0, 6),
                Arguments.of("""
                    cpu: '256'
                    memory: '512'
                    containerDefinitions: [{name: a, image: i}, {name: b, image: i}]
                    """, 250, 512),
                Arguments.of("""
                    cpu: .25 vCPU
                    memory: 1 GB
                    containerDefinitions: [{name: a, image: i, cpu: 64}]
                    """, 250, 1024),
                Arguments.of("""
                    cpu: '512'
                    memory: '1024'
                    containerDefinitions:
                    - {name: init, image: i, essential: false, cpu: 64}
                    - {name: app, image: i, memory: 256, dependsOn: [{containerName: init, condition: SUCCESS}]}
                    - {name: log, image: i}
                    """, 500, 1024),
                Arguments.of("""
                    memory: '1024'
                    containerDefinitions: [{name: a, image: i, memory: 256}, {name: b, image: i, cpu: 512}]
                    """, 500, 1024));
    }

    /** A request above its own limit would be refused. */
    @Test
    void withoutPodLevelResourcesNoContainerRequestsMoreThanItsLimit() {
        Pod pod = Templates.pod("""
            memory: '1024'
            containerDefinitions: [{name: a, image: i, memory: 256}, {name: b, image: i, memory: 512}]
            """, Templates.OLD_SERVER);
        assertThat(pod.getSpec().getContainers())
                .extracting(container -> container.getResources().getRequests().get("memory"))
                .extracting(Object::toString)
                .containsExactly("256Mi", "512Mi");
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void takesWhatItsPodClaims(String definition, long milliCpu, long mib) {
        for (PodPolicy policy : new PodPolicy[] {Templates.POLICY, Templates.OLD_SERVER}) {
            TaskShape shape = TaskPod.shape(Templates.service(Templates.definition(definition), policy));
            assertThat(shape.resources()).isEqualTo(new Resources(milliCpu, mib * MIB));
            Pod pod = Templates.pod(definition, policy);
            assertThat(PodClaims.of(pod).resources()).isEqualTo(shape.resources());
        }
    }

    @Test
    void bridgeAsksForItsHostPortsHostForItsContainerPorts() {
        String ports = """
            networkMode: %s
            containerDefinitions:
            - name: a
              image: i
              portMappings: [{containerPort: 80}, {containerPort: 81, hostPort: 0}, {containerPort: 53, hostPort: 53, protocol: udp}]
            """;
        assertThat(shape(ports.formatted("bridge")).ports())
                .containsExactly(
                        new PortRequest(80, 0, Protocol.TCP),
                        new PortRequest(81, 0, Protocol.TCP),
                        new PortRequest(53, 53, Protocol.UDP));
        assertThat(shape(ports.formatted("host")).ports())
                .containsExactly(
                        new PortRequest(80, 80, Protocol.TCP),
                        new PortRequest(81, 81, Protocol.TCP),
                        new PortRequest(53, 53, Protocol.UDP));
        assertThat(shape(ports.formatted("awsvpc")).ports()).isEmpty();
        assertThat(shape(ports.formatted("none")).ports()).isEmpty();
    }

    private static TaskShape shape(String definition) {
        return TaskPod.shape(Templates.service(Templates.definition(definition), Templates.POLICY));
    }

    @Test
    void theClustersTolerationsAndPullPolicyAreItsPods() {
        Pod pod = Templates.pod("containerDefinitions: [{name: a, image: i}]", Templates.tolerant());
        assertThat(pod.getSpec().getTolerations())
                .singleElement()
                .satisfies(toleration -> assertThat(toleration.getOperator()).isEqualTo("Exists"));
        assertThat(pod.getSpec().getContainers().getFirst().getImagePullPolicy())
                .isEqualTo("Always");
    }

    @Test
    void theKubeletsViewGivesTheNamesBack() {
        Pod pod = Templates.pod(
                "containerDefinitions: [{name: My_App, image: i}, {name: my-app, image: i, essential: false}]",
                Templates.POLICY);
        pod.getMetadata().setUid("uid");
        pod.getMetadata().setCreationTimestamp("2026-01-01T00:00:00Z");
        EcsTask task = TaskStatus.of(pod).orElseThrow();
        assertThat(task.taskDefinition()).isEqualTo("Web_Front:7");
        assertThat(task.deployment()).isEqualTo("1234567890123456789");
        assertThat(task.instance()).isEqualTo("node-1");
        assertThat(task.containers()).extracting(EcsContainer::name).containsExactly("My_App", "my-app");
        assertThat(task.containers()).extracting(EcsContainer::essential).containsExactly(true, false);
    }
}
