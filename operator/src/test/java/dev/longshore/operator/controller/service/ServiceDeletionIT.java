package dev.longshore.operator.controller.service;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Resource;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a service leaves behind when it is deleted: nothing, unless it is told to. */
class ServiceDeletionIT extends SandboxTest {
    @Test
    void leavesNoPod() {
        ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 4));
        ecs.awaitStable("web");
        ecs.service("web").scale(3);
        ecs.awaitStable("web");

        ecs.service("web").delete();

        ecs.eventually(() -> assertThat(ecs.service("web").get()).isNull());
        assertThat(ecs.pods()).isEmpty();
    }

    @Test
    void leavesNoPodWhenDeletedWhileItStarts() {
        ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("web", container("app")), service("web", "web", 40));
        ecs.eventually(() -> assertThat(ecs.pods()).isNotEmpty());

        ecs.service("web").delete();

        ecs.eventually(() -> assertThat(ecs.service("web").get()).isNull());
        assertThat(ecs.pods()).isEmpty();
    }

    @Test
    void orphanedPodsRunOnAsForeignOnes() {
        String node = ecs.nodes().simulated(1).getFirst();
        ecs.apply(taskDefinition("web", container("app", port(80, 8080))), service("web", "web", 1));
        ecs.awaitStable("web");

        ecs.service("web").withPropagationPolicy(DeletionPropagation.ORPHAN).delete();

        ecs.eventually(() -> assertThat(ecs.service("web").get()).isNull());
        assertThat(ecs.pods()).singleElement().satisfies(pod -> {
            assertThat(Sandbox.live(pod)).isTrue();
            assertThat(pod.getMetadata().getOwnerReferences()).isEmpty();
        });
        ecs.eventually(() -> assertThat(
                        Objects.requireNonNull(Sandbox.read(ecs.instance(node)).getStatus())
                                .runningTasksCount())
                .isZero());
        ecs.eventually(() -> assertThat(ports(node)).contains("8080"));
    }

    private List<String> ports(String node) {
        return Objects.requireNonNull(Sandbox.read(ecs.instance(node)).getStatus()).remainingResources().stream()
                .filter(resource -> resource.name().equals("PORTS"))
                .map(Resource::stringSetValue)
                .findFirst()
                .orElseThrow();
    }
}
