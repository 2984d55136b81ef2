package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PodClaimsTest {
    private static final long MIB = 1 << 20;

    static Stream<Arguments> specs() {
        return Stream.of(
                row("nothing asked for", "containers: [{name: a}]", 0, 0),
                row("a request", "containers: [" + container("a", "250m", "64Mi") + "]", 250, 64),
                row(
                        "several containers run together",
                        "containers: [" + container("a", "250m", "64Mi") + "," + container("b", "1", "1Gi") + "]",
                        1250,
                        1088),
                row(
                        "a limit without a request is the request",
                        "containers: [{name: a, resources: {limits: {cpu: 500m, memory: 32Mi}}}]",
                        500,
                        32),
                row(
                        "a request beside a larger limit",
                        "containers: [{name: a, resources: {requests: {memory: 16Mi}, limits: {cpu: 2, memory: 32Mi}}}]",
                        2000,
                        16),
                row(
                        "the largest init container, not their sum",
                        "initContainers: [" + container("i", "2", "10Mi") + "," + container("j", "1", "300Mi")
                                + "]\ncontainers: [" + container("a", "250m", "64Mi") + "]",
                        2000,
                        300),
                row(
                        "small init containers cost nothing",
                        "initContainers: [" + container("i", "100m", "10Mi") + "]\ncontainers: ["
                                + container("a", "250m", "64Mi") + "]",
                        250,
                        64),
                row(
                        "a sidecar runs along",
                        "initContainers: [" + sidecar("s", "100m", "10Mi") + "]\ncontainers: ["
                                + container("a", "250m", "64Mi") + "]",
                        350,
                        74),
                row(
                        "an init container after a sidecar runs beside it",
                        "initContainers: [" + sidecar("s", "100m", "10Mi") + "," + container("i", "1", "100Mi")
                                + "]\ncontainers: [" + container("a", "250m", "64Mi") + "]",
                        1100,
                        110),
                row(
                        "an init container before a sidecar does not",
                        "initContainers: [" + container("i", "1", "100Mi") + "," + sidecar("s", "100m", "10Mi")
                                + "]\ncontainers: [" + container("a", "250m", "64Mi") + "]",
                        1000,
                        100),
                row(
                        "overhead comes on top",
                        "overhead: {cpu: 250m, memory: 120Mi}\ncontainers: [" + container("a", "250m", "64Mi") + "]",
                        500,
                        184),
                row(
                        "the pod's own size stands above its containers'",
                        "resources: {requests: {cpu: 1, memory: 512Mi}}\ncontainers: [" + container("a", "250m", "64Mi")
                                + "]",
                        1000,
                        512),
                row(
                        "a resource that the pod's own size leaves out is its containers'",
                        "resources: {limits: {cpu: 1}}\ncontainers: [" + container("a", "250m", "64Mi") + "]",
                        1000,
                        64));
    }

    private static Arguments row(String what, String spec, long milliCpu, long mib) {
        return Arguments.of(what, spec, milliCpu, mib);
    }

    private static String container(String name, String cpu, String memory) {
        return "{name: %s, resources: {requests: {cpu: '%s', memory: '%s'}}}".formatted(name, cpu, memory);
    }

    private static String sidecar(String name, String cpu, String memory) {
        return container(name, cpu, memory).replace("{name", "{restartPolicy: Always, name");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specs")
    void resourcesAsTheSchedulerCountsThem(String what, String spec, long milliCpu, long mib) {
        assertThat(PodClaims.of(pod(spec)).resources()).as(what).isEqualTo(new Resources(milliCpu, mib * MIB));
    }

    @ParameterizedTest
    @CsvSource({"1m, 1", "0.0001, 1", "1500u, 2", "1, 1000", "1001u, 2", "0, 0", "2500m, 2500"})
    void cpuIsRoundedUpToWholeMilliCpus(String cpu, long milli) {
        Claim claim = PodClaims.of(pod("containers: [" + container("a", cpu, "1") + "]"));
        assertThat(claim.resources().milliCpu()).isEqualTo(milli);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1500m, 2", "1k, 1000", "1Ki, 1024", "1e3, 1000", "0.5Gi, 536870912"})
    void memoryIsRoundedUpToWholeBytes(String memory, long bytes) {
        Claim claim = PodClaims.of(pod("containers: [" + container("a", "1", memory) + "]"));
        assertThat(claim.resources().memoryBytes()).isEqualTo(bytes);
    }

    @Test
    void hostPortsOfContainersAndSidecars() {
        Claim claim = PodClaims.of(pod("""
                initContainers:
                - {name: once, ports: [{containerPort: 1, hostPort: 1001}]}
                - {name: side, restartPolicy: Always, ports: [{containerPort: 2, hostPort: 1002}]}
                containers:
                - {name: a, ports: [{containerPort: 3, hostPort: 1003, protocol: UDP}, {containerPort: 4}]}
                - {name: b, ports: [{containerPort: 5, hostPort: 1005}, {containerPort: 6, hostPort: 0}]}
                """));
        assertThat(claim.hostPorts())
                .containsExactlyInAnyOrder(
                        new HostPort(1002, Protocol.TCP),
                        new HostPort(1003, Protocol.UDP),
                        new HostPort(1005, Protocol.TCP));
    }

    @Test
    void onTheHostsNetworkEveryContainerPortIsTheHosts() {
        Claim claim = PodClaims.of(pod("""
                hostNetwork: true
                containers: [{name: a, ports: [{containerPort: 80}, {containerPort: 53, protocol: UDP}]}]
                """));
        assertThat(claim.hostPorts())
                .containsExactlyInAnyOrder(new HostPort(80, Protocol.TCP), new HostPort(53, Protocol.UDP));
    }

    @Test
    void aForeignPodHasNoGroupAndNoChosenPort() {
        Claim claim = PodClaims.of(pod("containers: [{name: a, ports: [{containerPort: 1, hostPort: 40000}]}]"));
        assertThat(claim.group()).isEmpty();
        assertThat(claim.dynamicPorts()).isEmpty();
    }

    @Test
    void ourPodSaysWhichPortsWereChosenForIt() {
        Pod pod = pod("""
                containers:
                - {name: a, ports: [{containerPort: 1, hostPort: 40000}, {containerPort: 2, hostPort: 8080}]}
                """);
        pod.getMetadata().getAnnotations().put("ecs.longshore.dev/group", "service:web");
        pod.getMetadata().getAnnotations().put("ecs.longshore.dev/dynamic-ports", "40000/TCP,40001/TCP");
        Claim claim = PodClaims.of(pod);
        assertThat(claim.group()).contains(new TaskGroup("ns", "service:web"));
        assertThat(claim.dynamicPorts()).containsExactly(new HostPort(40000, Protocol.TCP));
    }

    @ParameterizedTest
    @CsvSource({"Pending, false", "Running, false", "Unknown, false", "Succeeded, true", "Failed, true"})
    void aPodHasEndedWhenItsPhaseSaysSo(String phase, boolean ended) {
        Pod pod = pod("containers: [{name: a}]");
        assertThat(PodClaims.ended(pod)).isFalse();
        pod.setStatus(Serialization.unmarshal("phase: " + phase, PodStatus.class));
        assertThat(PodClaims.ended(pod)).isEqualTo(ended);
    }

    private static Pod pod(String spec) {
        return Serialization.unmarshal(
                "metadata: {name: p, namespace: ns, annotations: {note: none}}\nspec:\n"
                        + spec.strip().indent(2),
                Pod.class);
    }
}
