package dev.longshore.operator.controller.service;

import static dev.longshore.operator.support.Ecs.checked;
import static dev.longshore.operator.support.Ecs.percents;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentEarlySuccessCriteria;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.DeploymentStatus;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.LivePods;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A new revision, or a forced deployment, replaces a service's tasks within its percents; health checks spare it ECS's wait for health. */
@Execution(ExecutionMode.CONCURRENT)
class RolloutIT extends SandboxTest {
    @Test
    void aNewRevisionReplacesEveryTaskWithinThePercents() {
        ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("web", checked("app")), web("web", 4));
        String first =
                ecs.awaitStable("web").getStatus().deployments().getFirst().id();
        try (LivePods watched = LivePods.watch(ecs, "web")) {
            changeImage();

            ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(4).allMatch(pod -> revision(pod, "2")));
            ecs.eventually(() -> assertThat(ecs.status("web").deployments())
                    .singleElement()
                    .satisfies(RolloutIT::completedSecond)
                    .extracting(Deployment::id)
                    .isNotEqualTo(first));
            assertThat(watched.most()).isEqualTo(4);
            assertThat(watched.least()).isBetween(2, 4);
        }
        ecs.eventually(() -> assertThat(ecs.events("web"))
                .anyMatch(event ->
                        event.matches("\\(service web\\) \\(deployment ecs-svc/\\d{19}\\) deployment completed\\.")));
    }

    private static void completedSecond(Deployment deployment) {
        assertThat(deployment.status()).isEqualTo(DeploymentStatus.PRIMARY);
        assertThat(deployment.taskDefinition()).isEqualTo("web:2");
        assertThat(deployment.runningCount()).isEqualTo(4);
    }

    @Test
    void aPinnedServiceStaysAtItsRevision() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", checked("app")), web("web:1", 1));
        ecs.awaitStable("web");
        Set<String> before = names(ecs.livePods("web"));

        changeImage();

        ecs.eventually(() -> assertThat(
                        Sandbox.read(ecs.taskDefinition("web")).getStatus().revision())
                .isEqualTo(2));
        ecs.service("web").scale(2);
        ecs.awaitStable("web");
        assertThat(ecs.livePods("web")).hasSize(2).allMatch(pod -> revision(pod, "1"));
        assertThat(names(ecs.livePods("web"))).containsAll(before);
    }

    @Test
    void aForcedDeploymentReplacesEveryTask() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", checked("app")), web("web", 2));
        ecs.awaitStable("web");
        Set<String> before = names(ecs.livePods("web"));

        Sandbox.edit(ecs.service("web"), service -> {
            service.getMetadata().getAnnotations().put(Annotations.FORCE_NEW_DEPLOYMENT_AT, "2026-11-21T10:00:00Z");
            return service;
        });

        ecs.eventually(() -> {
            Set<String> after = names(ecs.livePods("web"));
            assertThat(after).hasSize(2).doesNotContainAnyElementsOf(before);
            assertThat(ecs.status("web").deployments())
                    .singleElement()
                    .extracting(Deployment::rolloutState)
                    .isEqualTo(DeploymentRolloutState.COMPLETED);
        });
    }

    @Test
    void goingBackToAnOlderRevisionIsADeploymentOfItsOwn() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("web", checked("app")), web("web:1", 1));
        ecs.awaitStable("web");
        changeImage();
        Set<String> ids = new HashSet<>();
        for (String revision : List.of("web:2", "web:1", "web:2")) {
            Sandbox.edit(ecs.service("web"), service -> {
                service.setSpec(
                        service.getSpec().toBuilder().taskDefinition(revision).build());
                return service;
            });
            ecs.eventually(() -> assertThat(ecs.status("web").deployments())
                    .singleElement()
                    .extracting(Deployment::taskDefinition, Deployment::runningCount)
                    .containsExactly(revision, 1));
            ids.add(ecs.status("web").deployments().getFirst().id());
        }
        assertThat(ids).hasSize(3);
    }

    /** The service is steady, and the task in the other zone is healthy before one stops. */
    @Test
    void aSteadyServiceEvensOutItsZones() {
        String first = ecs.nodes().simulated(1).getFirst();
        ecs.apply(taskDefinition("web", checked("app")), service("web", "web", 2));
        ecs.awaitStable("web");

        List<String> others = ecs.nodes().simulated(2);

        ecs.eventually(() -> assertThat(ecs.livePods("web"))
                .hasSize(2)
                .extracting(pod -> pod.getSpec().getNodeName())
                .containsExactlyInAnyOrder(first, others.get(1)));
        ecs.eventually(() -> assertThat(ecs.events("web"))
                .contains(
                        "(service web) is not AZ balanced with 2 tasks in zone-a, 0 tasks in zone-b. AZ Rebalancing in"
                                + " progress."));
    }

    /** Of the second revision one task has room, and the other waits for good. */
    @Test
    void aDeploymentIsDoneEarlyWhereThatIsAskedFor() {
        ecs.nodes().simulated(SimulatedNodes.of(1).withCapacity("4", "1Gi", 20));
        ecs.apply(
                taskDefinition("web", checked("app")),
                service(
                        "web",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .desiredCount(2)
                                .deploymentConfiguration(percents(0, 100).toBuilder()
                                        .earlySuccessCriteria(DeploymentEarlySuccessCriteria.builder()
                                                .enable(true)
                                                .healthyPercent(50)
                                                .build())
                                        .build())
                                .build()));
        ecs.awaitStable("web");

        edit(checked("app").toBuilder().memory(600).build());

        ecs.eventually(() -> assertThat(ecs.status("web").deployments())
                .singleElement()
                .extracting(Deployment::taskDefinition, Deployment::rolloutState, Deployment::runningCount)
                .containsExactly("web:2", DeploymentRolloutState.COMPLETED, 1));
        ecs.eventually(() -> assertThat(Sandbox.condition(ecs.status("web").conditions(), ConditionTypes.STABLE))
                .startsWith("False"));
    }

    /** Half of the tasks may be missing, none may be too many. */
    private static Service web(String taskDefinition, int desired) {
        Service service = service(
                "web",
                ServiceSpec.builder()
                        .taskDefinition(taskDefinition)
                        .desiredCount(desired)
                        .deploymentConfiguration(percents(desired == 1 ? 0 : 50, 100))
                        .build());
        service.getMetadata().setAnnotations(new HashMap<>());
        service.getMetadata().getAnnotations().put("note", "an annotation that means nothing");
        return service;
    }

    private void changeImage() {
        edit(checked("app").toBuilder().image("app:2").build());
    }

    private void edit(ContainerDefinition container) {
        Sandbox.edit(ecs.taskDefinition("web"), definition -> {
            definition.setSpec(taskDefinition("web", container).getSpec());
            return definition;
        });
    }

    private static boolean revision(Pod pod, String revision) {
        return revision.equals(pod.getMetadata().getLabels().get(Labels.REVISION));
    }

    private static Set<String> names(List<Pod> pods) {
        return pods.stream().map(pod -> pod.getMetadata().getName()).collect(Collectors.toSet());
    }
}
