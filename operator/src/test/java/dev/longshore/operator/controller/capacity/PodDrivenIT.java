package dev.longshore.operator.controller.capacity;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.PodDrivenScaling;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A provider whose group an autoscaler makes grow: each waiting task has a placeholder pod, which goes before the task's own. */
class PodDrivenIT extends SandboxTest {
    @Test
    void eachWaitingTaskHasOnePlaceholderWithItsNeedsAndItGoesBeforeTheTaskComes() {
        List<String> story = new CopyOnWriteArrayList<>();
        try (Groups groups = new Groups(ecs);
                var low = new LowPriority(ecs);
                var watching = ecs.client().pods().inNamespace(ecs.name()).watch(telling(story))) {
            groups.provide(AutoScalingGroupProvider.builder()
                    .maxSize(5)
                    .podDriven(PodDrivenScaling.builder()
                            .namespace(ecs.name())
                            .nodeSelector(Map.of("pool", "workers"))
                            .tolerations(List.of(new TolerationBuilder()
                                    .withKey("dedicated")
                                    .withOperator("Exists")
                                    .build()))
                            .maxPods(2)
                            .priorityClassName(ecs.name())
                            .build())
                    .build());
            ecs.apply(
                    taskDefinition(
                            "web",
                            container("app").toBuilder().cpu(2048).memory(512).build()),
                    service("web", "web", 3));

            ecs.eventually(() -> assertThat(placeholders()).hasSize(2));
            ecs.eventually(() -> {
                assertThat(groups.status().placeholderPods()).isEqualTo(2);
                assertThat(groups.status().waitingTasks()).isEqualTo(3);
                assertThat(Sandbox.condition(groups.status().conditions(), "ScalingLimited"))
                        .isEqualTo("True AtMaxPods");
            });
            ecs.eventually(() -> assertThat(ecs.status("web").pendingCount()).isEqualTo(3));
            assertThat(placeholders()).allSatisfy(PodDrivenIT::assertNeeds);
            // Whoever has another priority displaces them, and they displace nobody.
            assertThat(placeholders()).allSatisfy(pod -> {
                assertThat(pod.getSpec().getPriority()).isEqualTo(LowPriority.VALUE);
                assertThat(pod.getSpec().getPreemptionPolicy()).isEqualTo("Never");
            });
            assertThat(low).isNotNull();

            bindToANewNode(placeholders().getFirst());
            ecs.eventually(() -> assertThat(ecs.livePods("web")).hasSize(2));
            // Two of three have room; the third has its placeholder now.
            ecs.eventually(() -> {
                assertThat(placeholders()).hasSize(1);
                assertThat(groups.status().waitingTasks()).isEqualTo(1);
            });

            ecs.service("web").scale(2);
            ecs.eventually(() -> {
                assertThat(placeholders()).isEmpty();
                assertThat(groups.status().placeholderPods()).isZero();
            });
            ecs.awaitStable("web");
            ecs.eventually(() -> assertThat(story).anyMatch(line -> line.startsWith("ADDED task")));
            assertOneAtATime(story);
            assertThat(watching).isNotNull();
        }
    }

    /** As an autoscaler makes a node, and kube-scheduler binds the placeholder to it. */
    private void bindToANewNode(Pod placeholder) {
        String node = ecs.nodes().simulated(1).getFirst();
        ecs.client()
                .raw(
                        "/api/v1/namespaces/" + ecs.name() + "/pods/"
                                + placeholder.getMetadata().getName() + "/binding",
                        "POST",
                        Map.of(
                                "apiVersion",
                                "v1",
                                "kind",
                                "Binding",
                                "metadata",
                                Map.of("name", placeholder.getMetadata().getName()),
                                "target",
                                Map.of("apiVersion", "v1", "kind", "Node", "name", node)));
        ecs.nodes().edit(node, one -> one.getMetadata().getLabels().put(Labels.CAPACITY_PROVIDER, ecs.name()));
    }

    private static void assertNeeds(Pod pod) {
        assertThat(pod.getSpec().getNodeSelector()).isEqualTo(Map.of("pool", "workers"));
        assertThat(pod.getSpec().getTolerations())
                .anyMatch(toleration ->
                        "dedicated".equals(toleration.getKey()) && "Exists".equals(toleration.getOperator()));
        assertThat(pod.getSpec().getContainers()).singleElement().satisfies(one -> {
            assertThat(one.getImage()).isEqualTo("registry.k8s.io/pause:3.10");
            assertThat(one.getResources().getRequests().get("cpu")).isEqualTo(new Quantity("2"));
            assertThat(Quantity.getAmountInBytes(
                            one.getResources().getRequests().get("memory")))
                    .isEqualByComparingTo("536870912");
        });
        assertThat(pod.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getKind()).isEqualTo("CapacityProvider"));
    }

    /** Never two for one task, and none when the task's own pod is there. */
    private static void assertOneAtATime(List<String> story) {
        List<String> there = new CopyOnWriteArrayList<>();
        for (String line : story) {
            List<String> words = List.of(line.split(" ", -1));
            if (words.get(0).equals("DELETED")) {
                there.remove(words.get(1) + words.get(2));
            } else if (words.get(0).equals("ADDED")) {
                assertThat(there).as("%s in %s", line, story).doesNotContain("placeholder" + words.get(2));
                there.add(words.get(1) + words.get(2));
            }
        }
    }

    private List<Pod> placeholders() {
        return ecs.pods().stream()
                .filter(pod -> ecs.name().equals(pod.getMetadata().getLabels().get(Labels.PLACEHOLDER_FOR)))
                .toList();
    }

    private static Watcher<Pod> telling(List<String> story) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, Pod pod) {
                String name = pod.getMetadata().getName();
                String task = pod.getMetadata().getLabels().get(Labels.TASK_ID);
                story.add(
                        action + (task == null ? " placeholder " + name.replace("placeholder-", "") : " task " + task));
            }

            @Override
            public void onClose(WatcherException cause) {}
        };
    }
}
