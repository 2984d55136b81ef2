package dev.longshore.operator.history;

import static dev.longshore.operator.history.TestCluster.failed;
import static dev.longshore.operator.history.TestCluster.pod;
import static dev.longshore.operator.history.TestCluster.running;
import static dev.longshore.operator.history.TestCluster.service;
import static dev.longshore.operator.history.TestCluster.stopped;
import static dev.longshore.operator.history.TestCluster.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Service;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceBoundsTest {
    private static final String BY_SERVICE = "ServiceSchedulerInitiated";

    private final MadeUpHistory history = new MadeUpHistory();

    @Test
    void stopsMayReachTheFloor() {
        Service web = history.added(service("shop", "web", 3, 50, 200));
        List<Pod> tasks = run(web, 3);
        history.modified(stopped(tasks.get(0), BY_SERVICE));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void stopsMayNotGoBelowTheFloor() {
        Service web = history.added(service("shop", "web", 3, 50, 200));
        List<Pod> tasks = run(web, 3);
        history.modified(stopped(tasks.get(0), BY_SERVICE));
        history.modified(stopped(tasks.get(1), BY_SERVICE));
        assertThat(history.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.invariant()).isEqualTo(Invariant.SERVICE_FLOOR);
            assertThat(violation.what()).contains("left 1 running, where 2 must");
            assertThat(violation.objects()).containsExactly(ObjectKey.of(tasks.get(1)));
        });
    }

    @Test
    void othersMayStopWhatTheyWant() {
        Service web = history.added(service("shop", "web", 3, 100, 200));
        List<Pod> tasks = run(web, 3);
        history.modified(stopped(tasks.get(0), "UserInitiated"));
        history.modifiedBy("kubelet", with(tasks.get(1), failed()));
        history.deleted(tasks.get(2));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void aLossThatTheOperatorCannotHaveHeardOfExcusesIt() {
        Service web = history.added(service("shop", "web", 2, 100, 200));
        List<Pod> tasks = run(web, 3);
        history.modifiedBy("kubelet", with(tasks.get(0), failed()));
        history.modified(stopped(tasks.get(1), BY_SERVICE));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void aLossOfLongAgoDoesNot() {
        Service web = history.added(service("shop", "web", 2, 100, 200));
        List<Pod> tasks = run(web, 3);
        history.modifiedBy("kubelet", with(tasks.get(0), failed()));
        history.after(ServiceLimits.LAG).modified(stopped(tasks.get(1), BY_SERVICE));
        assertThat(history.violations()).extracting(Violation::invariant).containsExactly(Invariant.SERVICE_FLOOR);
    }

    @Test
    void aFloorThatHasJustRisenCountsLater() {
        Service web = history.added(service("shop", "web", 2, 100, 200));
        List<Pod> tasks = run(web, 3);
        scale(web, 10);
        history.modified(stopped(tasks.get(0), BY_SERVICE));
        assertThat(history.violations()).isEmpty();
        history.after(ServiceLimits.LAG).modified(stopped(tasks.get(1), BY_SERVICE));
        assertThat(history.violations()).extracting(Violation::invariant).containsExactly(Invariant.SERVICE_FLOOR);
    }

    @Test
    void aServiceThatIsDeletedHasNoFloor() {
        Service web = history.added(service("shop", "web", 2, 100, 200));
        List<Pod> tasks = run(web, 2);
        web.getMetadata().setDeletionTimestamp("2026-01-01T00:00:10Z");
        history.modified(web);
        history.modified(stopped(tasks.get(0), BY_SERVICE));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void startsMayNotPassTheCeiling() {
        Service web = history.added(service("shop", "web", 3, 100, 150));
        run(web, 4);
        assertThat(history.violations()).isEmpty();
        history.added(pod(web, 5));
        assertThat(history.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.invariant()).isEqualTo(Invariant.SERVICE_CEILING);
            assertThat(violation.what()).contains("as number 5, where at most 4");
        });
    }

    @Test
    void whatStopsMakesRoom() {
        Service web = history.added(service("shop", "web", 2, 0, 100));
        List<Pod> tasks = run(web, 2);
        history.modified(stopped(tasks.get(0), BY_SERVICE));
        history.added(pod(web, 3));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void anImageThatCannotBeHadMakesRoom() {
        Service web = history.added(service("shop", "web", 1, 0, 100));
        Pod first = history.added(pod(web, 1));
        history.modifiedBy("kubelet", waiting(first, "ContainerCreating"));
        history.modifiedBy("kubelet", waiting(first, "ErrImagePull"));
        history.added(pod(web, 2));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void aSurplusAfterScaleInIsNoViolationButAnotherStartIs() {
        Service web = history.added(service("shop", "web", 4, 100, 200));
        run(web, 4);
        scale(web, 1);
        history.after(Duration.ofMinutes(1));
        assertThat(history.violations()).isEmpty();
        history.added(pod(web, 5));
        assertThat(history.violations()).extracting(Violation::invariant).containsExactly(Invariant.SERVICE_CEILING);
    }

    private List<Pod> run(Service service, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> history.added(pod(service, number)))
                .map(pod -> history.modifiedBy("kubelet", with(pod, running())))
                .toList();
    }

    private void scale(Service service, int desired) {
        service.setSpec(service.getSpec().toBuilder().desiredCount(desired).build());
        history.modified(service);
    }

    private static Pod waiting(Pod pod, String reason) {
        return new PodBuilder(pod)
                .withNewStatus()
                .withPhase("Pending")
                .addNewContainerStatus()
                .withName("app")
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .endWaiting()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }
}
