package dev.longshore.operator.controller.target;

import static dev.longshore.operator.support.Ecs.balanced;
import static dev.longshore.operator.support.Ecs.balancer;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.drain;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.targetGroup;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.TargetDescription;
import dev.longshore.ecs.v1alpha1.TargetGroupStatus;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tasks in target groups: registered, listed in slices, drained, and what is refused. */
class TargetGroupIT extends SandboxTest {
    @Test
    void aServicesTasksAreBehindTheGroupsService() {
        ecs.nodes().simulated(2);
        ecs.apply(
                taskDefinition("web", container("app", port(8080, 0))),
                targetGroup("front", 80),
                balanced("web", "web", 3, balancer("front", "app", 8080)));

        ecs.eventually(() -> assertThat(status("front").healthyCount()).isEqualTo(3));
        Service service = coreService("front");
        assertThat(service.getSpec().getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getPort()).isEqualTo(80);
            assertThat(port.getAppProtocol()).isEqualTo("http");
        });
        assertThat(service.getSpec().getSelector()).isNullOrEmpty();
        assertThat(ecs.endpoints("front"))
                .hasSize(3)
                .allSatisfy(endpoint -> assertThat(conditions(endpoint)).isEqualTo("ready serving"))
                .allSatisfy(endpoint -> assertThat(endpoint.getZone()).isNotEmpty())
                .flatMap(Endpoint::getAddresses)
                .containsExactlyInAnyOrderElementsOf(ecs.livePods("web").stream()
                        .map(pod -> pod.getStatus().getPodIP())
                        .toList());
        assertThat(ecs.slices("front"))
                .singleElement()
                .satisfies(slice -> assertThat(slice.getPorts()).singleElement().satisfies(port -> {
                    assertThat(port.getPort()).isEqualTo(8080);
                    assertThat(port.getName())
                            .isEqualTo(service.getSpec().getPorts().getFirst().getName());
                }));
        assertThat(Sandbox.condition(status("front").conditions(), ConditionTypes.READY))
                .isEqualTo("True Kept");
        ecs.eventually(() -> assertThat(ecs.events("web"))
                .anyMatch(event -> event.matches("\\(service web\\) registered \\d+ targets in \\(target-group arn:aws:"
                        + "elasticloadbalancing:local:\\d{12}:targetgroup/front/[0-9a-f]{16}\\)")));
    }

    @Test
    void aLongListIsWrittenInSlices() {
        ecs.nodes().simulated(SimulatedNodes.of(3).withCapacity("64", "64Gi", 200));
        ecs.apply(
                taskDefinition("web", container("app", port(8080, 0))),
                targetGroup("front", 80),
                balanced("web", "web", 230, balancer("front", "app", 8080)));

        ecs.eventually(() -> assertThat(ecs.endpoints("front"))
                .hasSize(230)
                .extracting(endpoint -> endpoint.getTargetRef().getUid())
                .doesNotHaveDuplicates());
        assertThat(ecs.slices("front"))
                .hasSizeBetween(3, 4)
                .allSatisfy(slice -> assertThat(slice.getEndpoints()).hasSizeLessThanOrEqualTo(100));
        ecs.eventually(() -> assertThat(status("front").registeredCount()).isEqualTo(230));
        assertThat(status("front").targets()).hasSize(100);
    }

    @Test
    void aScaledInTaskFinishesItsRequestsBeforeItStops() {
        ecs.nodes().simulated(1);
        ecs.apply(
                taskDefinition("web", container("app", port(8080, 0))),
                targetGroup("front", 80, drain(4)),
                balanced("web", "web", 2, balancer("front", "app", 8080)));
        ecs.eventually(() -> assertThat(status("front").healthyCount()).isEqualTo(2));

        ecs.service("web").scale(1);
        Pod draining = Sandbox.patiently()
                .until(
                        () -> ecs.pods().stream()
                                .filter(pod ->
                                        pod.getMetadata().getAnnotations().containsKey(Annotations.DRAINING_UNTIL))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();

        assertThat(draining.getSpec().getActiveDeadlineSeconds()).isNull();
        ecs.eventually(() -> assertThat(ecs.endpoints("front"))
                .filteredOn(
                        endpoint -> uid(endpoint).equals(draining.getMetadata().getUid()))
                .singleElement()
                .satisfies(endpoint -> assertThat(conditions(endpoint)).isEqualTo("serving terminating")));
        ecs.eventually(() -> assertThat(status("front").targets())
                .extracting(TargetDescription::state, TargetDescription::reason)
                .containsExactly(tuple("draining", "Target.DeregistrationInProgress"), tuple("healthy", null)));
        ecs.eventually(() -> assertThat(read(draining).getMetadata().getAnnotations())
                .containsEntry(Annotations.STOP_CODE, "ServiceSchedulerInitiated")
                .containsKey(Annotations.STOPPING_AT));
        ecs.eventually(() -> assertThat(ecs.endpoints("front")).hasSize(1));
        ecs.eventually(() -> assertThat(ecs.events("web"))
                .contains("(service web) has begun draining connections on 1 tasks.")
                .anyMatch(event -> event.startsWith("(service web) deregistered 1 targets in (target-group ")));
    }

    @Test
    void anOperatorThatComesBackFinishesTheDrain() {
        ecs.nodes().simulated(1);
        ecs.apply(
                taskDefinition("web", container("app", port(8080, 0))),
                targetGroup("front", 80, drain(5)),
                balanced("web", "web", 1, balancer("front", "app", 8080)));
        ecs.eventually(() -> assertThat(status("front").healthyCount()).isEqualTo(1));
        Pod task = ecs.livePods("web").getFirst();

        ecs.service("web").scale(0);
        ecs.eventually(
                () -> assertThat(read(task).getMetadata().getAnnotations()).containsKey(Annotations.DRAINING_UNTIL));
        operator.restart();

        ecs.eventually(
                () -> assertThat(read(task).getMetadata().getAnnotations()).containsKey(Annotations.STOPPING_AT));
        ecs.eventually(() -> assertThat(ecs.endpoints("front")).isEmpty());
    }

    @Test
    void aDeletedPodLeavesTheListAtOnce() {
        ecs.nodes().simulated(1);
        ecs.apply(
                taskDefinition("web", container("app", port(8080, 0))),
                targetGroup("front", 80),
                balanced("web", "web", 1, balancer("front", "app", 8080)));
        ecs.eventually(() -> assertThat(status("front").healthyCount()).isEqualTo(1));
        Pod task = ecs.livePods("web").getFirst();

        ecs.client().resource(task).delete();

        ecs.eventually(() -> assertThat(ecs.endpoints("front"))
                .singleElement()
                .satisfies(endpoint -> assertThat(uid(endpoint))
                        .isNotEqualTo(task.getMetadata().getUid())));
    }

    @Test
    void aServiceThatIsNotOursIsLeftAloneAndNamed() {
        Service foreign = new ServiceBuilder()
                .withNewMetadata()
                .withName("front")
                .withNamespace(ecs.name())
                .endMetadata()
                .withNewSpec()
                .withSelector(Map.of("app", "other"))
                .addNewPort()
                .withPort(8000)
                .endPort()
                .endSpec()
                .build();
        ecs.client().resource(foreign).create();
        ecs.apply(targetGroup("front", 80));

        ecs.eventually(() -> assertThat(Sandbox.condition(status("front").conditions(), ConditionTypes.READY))
                .isEqualTo("False ServiceConflict"));
        assertThat(coreService("front").getSpec().getSelector()).containsEntry("app", "other");
        assertThat(coreService("front").getSpec().getPorts().getFirst().getPort())
                .isEqualTo(8000);

        ecs.client().resource(foreign).delete();
        ecs.eventually(() -> assertThat(Sandbox.condition(status("front").conditions(), ConditionTypes.READY))
                .isEqualTo("True Kept"));
    }

    @Test
    void whatEcsRefusesIsSaidInItsWordsAndHarmsNothing() {
        ecs.nodes().simulated(1);
        ecs.apply(
                taskDefinition("web", container("app", port(8080, 0))),
                balanced("web", "web", 1, balancer("front", "app", 8080)),
                balanced("other", "web", 1, balancer("front", "nobody", 8080), balancer("front", "app", 81)));

        refused("web", "The specified target group does not exist. There is no TargetGroup \"front\"");
        ecs.apply(targetGroup("front", 80));
        ecs.eventually(() -> assertThat(status("front").healthyCount()).isEqualTo(1));
        refused("other", "The container nobody does not exist in the task definition.");
        refused("other", "The container app did not have a container port 81 defined.");

        Sandbox.edit(ecs.service("web"), service -> {
            service.setSpec(service.getSpec().toBuilder()
                    .loadBalancers(List.of(balancer("gone", "app", 8080)))
                    .build());
            return service;
        });
        refused("web", "There is no TargetGroup \"gone\"");
        assertThat(ecs.endpoints("front")).hasSize(1);
        assertThat(ecs.livePods("web")).hasSize(1);
    }

    private void refused(String service, String message) {
        ecs.eventually(() -> assertThat(ecs.status(service).conditions())
                .filteredOn(condition -> condition.getType().equals(ConditionTypes.VALID))
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.getStatus()).isEqualTo("False");
                    assertThat(condition.getMessage()).contains(message);
                }));
    }

    @Test
    void instanceTargetsAreNodesAndHostPorts() {
        ecs.nodes().simulated(2);
        ecs.apply(
                taskDefinition("web", container("app", port(8080, 0))),
                targetGroup(
                        "front",
                        targetGroup("front", 80).getSpec().toBuilder()
                                .instanceEndpoints(true)
                                .build()),
                balanced("web", "web", 2, balancer("front", "app", 8080)));

        ecs.eventually(() -> assertThat(ecs.endpoints("front-instances")).hasSize(2));
        ecs.eventually(() -> assertThat(status("front").targets())
                .extracting(TargetDescription::port)
                .containsExactlyInAnyOrderElementsOf(hostPorts()));
        assertThat(ecs.slices("front-instances").stream()
                        .flatMap(slice -> slice.getEndpoints().stream()
                                .map(endpoint -> slice.getPorts().getFirst().getPort())))
                .containsExactlyInAnyOrderElementsOf(hostPorts());

        Sandbox.edit(ecs.targetGroup("front"), group -> {
            group.setSpec(group.getSpec().toBuilder().instanceEndpoints(false).build());
            return group;
        });
        ecs.eventually(() -> assertThat(ecs.client()
                        .services()
                        .inNamespace(ecs.name())
                        .withName("front-instances")
                        .get())
                .isNull());
    }

    private List<Integer> hostPorts() {
        return ecs.livePods("web").stream()
                .map(pod -> pod.getSpec()
                        .getContainers()
                        .getFirst()
                        .getPorts()
                        .getFirst()
                        .getHostPort())
                .toList();
    }

    @Test
    void whatIsKeptComesBackAndFollowsTheGroup() {
        ecs.apply(targetGroup("front", 80));
        ecs.eventually(() -> assertThat(Sandbox.condition(status("front").conditions(), ConditionTypes.READY))
                .isEqualTo("True Kept"));
        String first = coreService("front").getMetadata().getUid();

        ecs.client().services().inNamespace(ecs.name()).withName("front").delete();
        ecs.eventually(
                () -> assertThat(coreService("front").getMetadata().getUid()).isNotEqualTo(first));

        Sandbox.edit(ecs.targetGroup("front"), group -> {
            group.setSpec(group.getSpec().toBuilder().port(8000).build());
            return group;
        });
        ecs.eventually(() -> assertThat(coreService("front").getSpec().getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getPort()).isEqualTo(8000)));

        ecs.targetGroup("front").delete();
        ecs.eventually(() -> assertThat(
                        ecs.client().services().inNamespace(ecs.name()).list().getItems())
                .isEmpty());
    }

    private TargetGroupStatus status(String group) {
        return Objects.requireNonNull(Sandbox.read(ecs.targetGroup(group)).getStatus(), "no status yet");
    }

    private Service coreService(String name) {
        return Sandbox.read(ecs.client().services().inNamespace(ecs.name()).withName(name));
    }

    private Pod read(Pod pod) {
        return Sandbox.read(ecs.client().pods().resource(pod));
    }

    private static String uid(Endpoint endpoint) {
        return endpoint.getTargetRef().getUid();
    }

    private static String conditions(Endpoint endpoint) {
        return ((endpoint.getConditions().getReady() ? "ready " : "")
                        + (endpoint.getConditions().getServing() ? "serving " : "")
                        + (endpoint.getConditions().getTerminating() ? "terminating" : ""))
                .strip();
    }
}
