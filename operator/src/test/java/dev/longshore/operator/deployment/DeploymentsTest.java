package dev.longshore.operator.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentStatus;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.support.Ecs;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeploymentsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private final Service service = service("uid");

    private static Service service(String uid) {
        Service service = Ecs.service("web", "web", 2);
        service.getMetadata().setUid(uid);
        return service;
    }

    private static Revision revision(long number) {
        return new Revision(
                "ns", "web", "web", number, TaskDefinitionSpec.builder().build());
    }

    private Deployment deploy(long revision) {
        Deployment deployment = Deployments.primary(service, revision(revision), NOON);
        service.setStatus(
                ServiceStatus.builder().deployments(List.of(deployment)).build());
        return deployment;
    }

    @Test
    void twoLeadersStartTheSameDeployment() {
        Deployment one = Deployments.primary(service("uid"), revision(1), NOON);
        Deployment two = Deployments.primary(service("uid"), revision(1), NOON.plusSeconds(5));
        assertThat(one.id()).matches("ecs-svc/[1-9][0-9]{18}").isEqualTo(two.id());
        assertThat(one.status()).isEqualTo(DeploymentStatus.PRIMARY);
        assertThat(one.taskDefinition()).isEqualTo("web:1");
        assertThat(Deployments.primary(service("other"), revision(1), NOON).id())
                .isNotEqualTo(one.id());
    }

    @Test
    void theRecordedOneStaysWhileNothingThatStartsOneChanged() {
        Deployment recorded = deploy(1);
        service.setSpec(service.getSpec().toBuilder()
                .desiredCount(9)
                .deploymentConfiguration(Ecs.percents(50, 150))
                .build());
        assertThat(Deployments.primary(service, revision(1), NOON.plusSeconds(60)))
                .isEqualTo(recorded);
    }

    @Test
    void aNewRevisionAForcedOneAndAWayBackAreDeploymentsOfTheirOwn() {
        Set<String> ids = new HashSet<>();
        ids.add(deploy(1).id());
        ids.add(deploy(2).id());
        ids.add(deploy(1).id());
        ids.add(deploy(2).id());
        service.getMetadata().setAnnotations(Map.of(Annotations.FORCE_NEW_DEPLOYMENT_AT, "now"));
        ids.add(deploy(2).id());
        assertThat(ids).hasSize(5);
    }

    @Test
    void theNumberIsWhatFollowsTheSlash() {
        Deployment deployment = deploy(1);
        assertThat("ecs-svc/" + Deployments.number(deployment)).isEqualTo(deployment.id());
    }
}
