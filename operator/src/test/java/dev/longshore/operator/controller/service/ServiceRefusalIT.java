package dev.longshore.operator.controller.service;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.PODS_ADMITTED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.NamespaceAccess;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.WorkloadPermissions;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a service asks for and may not have, or not yet: a condition names it, and it recovers by itself. */
class ServiceRefusalIT extends SandboxTest {
    @Test
    void waitsForItsTaskDefinition() {
        ecs.nodes().simulated(1);
        ecs.apply(service("web", "web", 1));
        awaitCondition(VALID, "False TaskDefinitionNotFound");
        awaitCondition(READY, "False TaskDefinitionNotFound");
        assertThat(message(VALID)).contains("\"web\"");

        ecs.apply(taskDefinition("web", container("app")));

        ecs.awaitStable("web");
        awaitCondition(VALID, "True Valid");
    }

    @Test
    void waitsForItsCluster() {
        String missing = ecs.name() + "-later";
        ecs.apply(
                taskDefinition("web", container("app")),
                service(
                        "web",
                        ServiceSpec.builder()
                                .cluster("arn:aws:ecs:eu-west-1:123456789012:cluster/" + missing)
                                .taskDefinition("web")
                                .desiredCount(0)
                                .build()));
        awaitCondition(VALID, "False ClusterNotFound");
        assertThat(message(VALID)).contains(missing);

        ecs.cluster(missing, ClusterSpec.builder().build());

        ecs.awaitStable("web");
    }

    @Test
    void aClusterMayKeepNamespacesOut() {
        ecs.nodes().simulated(1);
        editCluster(ClusterSpec.builder()
                .namespaces(NamespaceAccess.builder().names(List.of("others")).build())
                .build());
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 1));

        awaitCondition(VALID, "False AccessDenied");
        assertThat(ecs.pods()).isEmpty();
    }

    @Test
    void privilegedContainersAreForClustersThatAllowThem() {
        ecs.nodes().simulated(1);
        ecs.apply(
                taskDefinition(
                        "web", container("app").toBuilder().privileged(true).build()),
                service("web", "web", 1));
        awaitCondition(VALID, "False NotAllowed");
        assertThat(message(VALID))
                .contains("containerDefinitions[0].privileged", "set spec.allow.privileged: true on it");
        assertThat(ecs.pods()).isEmpty();

        editCluster(allow(WorkloadPermissions.builder().privileged(true).build()));

        ecs.awaitStable("web");
        assertThat(ecs.livePods("web")
                        .getFirst()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getSecurityContext()
                        .getPrivileged())
                .isTrue();
    }

    @Test
    void theHostsNetworkIsForClustersThatAllowIt() {
        ecs.nodes().simulated(1);
        ecs.apply(
                taskDefinition(
                        "web",
                        TaskDefinitionSpec.builder()
                                .networkMode(NetworkMode.HOST)
                                .containerDefinitions(List.of(container("app")))
                                .build()),
                service("web", "web", 1));
        awaitCondition(VALID, "False NotAllowed");
        assertThat(message(VALID)).contains("networkMode: host", "set spec.allow.hostNetwork: true on it");

        editCluster(allow(WorkloadPermissions.builder().hostNetwork(true).build()));

        ecs.awaitStable("web");
        assertThat(ecs.livePods("web").getFirst().getSpec().getHostNetwork()).isTrue();
    }

    @Test
    void aQuotaHoldsTheRestBackUntilItIsLifted() {
        ecs.nodes().simulated(1);
        ResourceQuota quota = quota("2");
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 4));
        awaitCondition(PODS_ADMITTED, "False Refused");
        assertThat(message(PODS_ADMITTED)).contains("exceeded quota: pods");
        ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(2));
        ecs.eventually(() -> assertThat(ecs.events("web"))
                .anyMatch(event -> event.startsWith("(service web) was unable to start a task. Reason: pods ")
                        && event.contains("exceeded quota")));

        ecs.client().resource(quota).delete();

        ecs.awaitStable("web");
        awaitCondition(PODS_ADMITTED, "True Admitted");
        assertThat(ecs.livePods("web")).hasSize(4);
    }

    /** Enforced once the controller manager has filled in its status. */
    private ResourceQuota quota(String pods) {
        ResourceQuota quota = ecs.client()
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("pods")
                        .withNamespace(ecs.name())
                        .endMetadata()
                        .withNewSpec()
                        .withHard(Map.of("pods", new Quantity(pods)))
                        .endSpec()
                        .build())
                .create();
        ecs.eventually(() -> assertThat(
                        Objects.requireNonNull(ecs.client().resource(quota).get())
                                .getStatus()
                                .getHard())
                .isNotEmpty());
        return quota;
    }

    private static ClusterSpec allow(WorkloadPermissions permissions) {
        return ClusterSpec.builder().allow(permissions).build();
    }

    private void editCluster(ClusterSpec spec) {
        Sandbox.edit(ecs.cluster(), cluster -> {
            cluster.setSpec(spec);
            return cluster;
        });
    }

    private void awaitCondition(String type, String expected) {
        ecs.eventually(() -> assertThat(Sandbox.condition(ecs.status("web").conditions(), type))
                .isEqualTo(expected));
    }

    private String message(String type) {
        return Conditions.find(ecs.status("web").conditions(), type)
                .orElseThrow()
                .getMessage();
    }
}
