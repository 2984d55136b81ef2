package dev.longshore.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.TaskGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementMessagesTest {
    private static final HostPort HTTP = new HostPort(80, Protocol.TCP);

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        new Refusal.InsufficientCpu(1000, 250),
                        "has insufficient CPU units available",
                        "needs 1000m CPU, 250m are free"),
                Arguments.of(
                        new Refusal.InsufficientMemory(128, 64),
                        "has insufficient memory available",
                        "needs 128 bytes of memory, 64 are free"),
                Arguments.of(
                        new Refusal.PortTaken(HTTP, Optional.of(new PodKey("team", "web-1"))),
                        "is already using a port required by your task",
                        "host port 80/tcp is held by pod team/web-1; hostPort 0 takes any free one"),
                Arguments.of(
                        new Refusal.PortTaken(HTTP, Optional.empty()),
                        "is already using a port required by your task",
                        "host port 80/tcp is reserved on the instance; hostPort 0 takes any free one"),
                Arguments.of(
                        new Refusal.AgentDisconnected(),
                        "encountered error \"AGENT\"",
                        "is not ready: its agent is disconnected"),
                Arguments.of(
                        new Refusal.NotActive(InstanceStatus.DRAINING),
                        "encountered error \"INACTIVE\"",
                        "is DRAINING, not ACTIVE"),
                Arguments.of(
                        new Refusal.Tainted("gpu=true:NoSchedule"),
                        "encountered error \"ATTRIBUTE\"",
                        "has the taint gpu=true:NoSchedule, which the cluster's tasks do not tolerate"),
                Arguments.of(
                        new Refusal.Avoided("OutOfcpu"),
                        "encountered error \"AGENT\"",
                        "lately refused such a task: OutOfcpu"),
                Arguments.of(
                        new Refusal.NoDynamicPort(Protocol.UDP),
                        "encountered error \"RESOURCE:PORTS\"",
                        "has no dynamic UDP port left"),
                Arguments.of(
                        new Refusal.TooManyPods(110),
                        "encountered error \"RESOURCE:PODS\"",
                        "admits 110 pods and has as many"),
                Arguments.of(
                        new Refusal.InsufficientGpu(2, 1),
                        "encountered error \"RESOURCE:GPU\"",
                        "needs 2 GPUs, 1 are free"),
                Arguments.of(
                        new Refusal.NoEni(3),
                        "encountered error \"RESOURCE:ENI\"",
                        "has 3 network interfaces for awsvpc tasks and none is free; the Cluster's setting eniLimits (ecs,"
                                + " trunking or none) decides how many there are"),
                Arguments.of(
                        new Refusal.MissingAttribute(new RequiredAttribute("rack", Optional.empty())),
                        "is missing an attribute required by your task",
                        "does not have what the definition requires: attribute:rack exists"),
                Arguments.of(
                        new Refusal.MissingAttribute(new RequiredAttribute("ecs.os-type", Optional.of("windows"))),
                        "is missing an attribute required by your task",
                        "does not have what the definition requires: attribute:ecs.os-type == windows"),
                Arguments.of(
                        new Refusal.WrongSubnet(Set.of("subnet-b", "subnet-a")),
                        "encountered error \"LOCATION\"",
                        "is in none of the subnets subnet-a, subnet-b"),
                Arguments.of(
                        new Refusal.NotMember("attribute:rack == r1"),
                        "encountered error \"MemberOf placement constraint unsatisfied\"",
                        "is not selected by memberOf \"attribute:rack == r1\""),
                Arguments.of(
                        new Refusal.NotDistinct(new TaskGroup("team", "service:web")),
                        "encountered error \"distinctInstance placement constraint unsatisfied\"",
                        "has a task of service:web already"));
    }

    @Test
    void noRefusalIsWithoutWords() {
        assertThat(refusals().map(row -> row.get()[0].getClass().getName()))
                .hasSameElementsAs(Stream.of(Refusal.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void wordsTheClosestMatchAsEcsDoes(Refusal refusal, String event, String detail) {
        assertThat(PlacementMessages.serviceEvent(explanation(refusal)))
                .isEqualTo("was unable to place a task because no container instance met all of its requirements. "
                        + "The closest matching container-instance node-1 " + event
                        + ". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.");
        assertThat(PlacementMessages.detail(refusal)).isEqualTo(detail);
        assertThat(PlacementMessages.failures(explanation(refusal)))
                .containsExactly(new Failure("node-1", refusal.reason()));
    }

    @Test
    void anEmptyClusterIsNamedAsTheReason() {
        Explanation nothing = new Explanation(List.of());
        assertThat(PlacementMessages.serviceEvent(nothing))
                .isEqualTo("was unable to place a task because no container instance met all of its requirements. "
                        + "Reason: No Container Instances were found in your cluster.");
        assertThat(PlacementMessages.failures(nothing)).isEmpty();
        assertThat(PlacementMessages.summary(nothing)).isEqualTo("0 instances");
    }

    @Test
    void oneInstanceIsCountedInTheSingular() {
        assertThat(PlacementMessages.summary(explanation(new Refusal.AgentDisconnected())))
                .isEqualTo("1 instance: 1 AGENT");
    }

    private static Explanation explanation(Refusal refusal) {
        return new Explanation(List.of(new InstanceRefusals("node-1", List.of(refusal))));
    }
}
