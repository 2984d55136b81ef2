package dev.longshore.operator.controller;

import static dev.longshore.operator.support.Ecs.checked;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.scalableTarget;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.targetGroup;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AdvancedConfiguration;
import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.LoadBalancer;
import dev.longshore.ecs.v1alpha1.NamespaceAccess;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What one namespace cannot do to another: a namespace is an ECS account. */
@Execution(ExecutionMode.CONCURRENT)
class TenancyIT extends SandboxTest {
    @BeforeEach
    void anotherNamespace() {
        ecs.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(other())
                        .endMetadata()
                        .build())
                .create();
        ecs.nodes().simulated(1);
    }

    @AfterEach
    void itGoes() {
        ecs.client().resources(Task.class).inNamespace(other()).delete();
        ecs.client().namespaces().withName(other()).delete();
    }

    private String other() {
        return ecs.name() + "-other";
    }

    private <T extends HasMetadata> Resource<T> applyInOther(T object) {
        object.getMetadata().setNamespace(other());
        Resource<T> resource = ecs.client().resource(object);
        resource.create();
        return resource;
    }

    @Test
    void anothersTaskDefinitionIsOutOfReach() {
        applyInOther(taskDefinition("web", container("app")));
        ecs.apply(service("web", "arn:aws:ecs:us-east-1:" + Arn.account(other()) + ":task-definition/web:1", 1));
        ecs.eventually(() -> assertThat(condition("web")).isEqualTo("False TaskDefinitionNotFound"));
        assertThat(ecs.pods()).isEmpty();
    }

    @Test
    void aRouteOfAnotherNamespaceIsNotSet() {
        ecs.apply(
                taskDefinition("web", container("app", port(8080, 0))),
                targetGroup("front", 80),
                targetGroup("front-green", 80),
                service(
                        "web",
                        ServiceSpec.builder()
                                .taskDefinition("web")
                                .desiredCount(1)
                                .loadBalancers(List.of(LoadBalancer.builder()
                                        .targetGroupArn("front")
                                        .containerName("app")
                                        .containerPort(8080)
                                        .advancedConfiguration(AdvancedConfiguration.builder()
                                                .alternateTargetGroupArn("front-green")
                                                .productionListenerRule(other() + "/front")
                                                .build())
                                        .build()))
                                .build()));
        ecs.eventually(() -> assertThat(condition("web")).isEqualTo("False InvalidParameterException"));
        assertThat(ecs.status("web").conditions())
                .anySatisfy(condition -> assertThat(condition.getMessage())
                        .contains("HTTPRoute \"front\" is in namespace \"" + other() + "\""));
        assertThat(ecs.pods()).isEmpty();
    }

    @Test
    void aClusterThatKeepsANamespaceOutStartsNoneOfItsTasks() {
        ecs.configure(cluster -> cluster.namespaces(
                NamespaceAccess.builder().names(List.of(ecs.name())).build()));
        ecs.apply(taskDefinition("job", container("app")), task("own", "job", 1));
        applyInOther(taskDefinition("job", container("app")));
        Task foreign = task("foreign", "job", 1);
        foreign.setSpec(foreign.getSpec().toBuilder().cluster(ecs.name()).build());
        Resource<Task> refused = applyInOther(foreign);

        ecs.eventually(() -> assertThat(
                        Sandbox.condition(Sandbox.read(refused).getStatus().conditions(), ConditionTypes.VALID))
                .isEqualTo("False AccessDenied"));
        ecs.eventually(() -> assertThat(ecs.pods()).hasSize(1));
        assertThat(ecs.client().pods().inNamespace(other()).list().getItems()).isEmpty();
    }

    @Test
    void anothersServiceIsNotScaled() {
        ecs.apply(taskDefinition("web", checked("app")), service("web", "web", 1));
        ecs.awaitStable("web");
        Resource<ScalableTarget> target = applyInOther(scalableTarget(
                "web", "{resourceId: service/%s/web, minCapacity: 3, maxCapacity: 5}".formatted(ecs.name())));
        ecs.eventually(() -> assertThat(
                        Sandbox.condition(Sandbox.read(target).getStatus().conditions(), ConditionTypes.READY))
                .isEqualTo("False ServiceNotFound"));
        assertThat(Sandbox.read(ecs.service("web")).getSpec().desiredCount()).isEqualTo(1);
    }

    /** Its labels and its owner are those of a real task, but the owner is not of its namespace: Kubernetes itself collects it, soon. */
    @Test
    void aForgedTaskIsNobodys() {
        ecs.apply(taskDefinition("web", checked("app")), service("web", "web", 1));
        ecs.awaitStable("web");
        Pod real = ecs.livePods("web").getFirst();
        applyInOther(new PodBuilder(real)
                .editMetadata()
                .withUid(null)
                .withResourceVersion(null)
                .withCreationTimestamp(null)
                .withManagedFields()
                .endMetadata()
                .withStatus(null)
                .build());
        ecs.service("web").scale(2);
        ecs.awaitStable("web");
        assertThat(ecs.livePods("web"))
                .extracting(pod -> pod.getMetadata().getUid())
                .hasSize(2)
                .contains(real.getMetadata().getUid());
    }

    private String condition(String service) {
        return Sandbox.condition(ecs.status(service).conditions(), ConditionTypes.VALID);
    }
}
