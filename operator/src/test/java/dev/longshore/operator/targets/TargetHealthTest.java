package dev.longshore.operator.targets;

import static dev.longshore.operator.targets.Tasks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.engine.target.CheckResult;
import dev.longshore.engine.target.TargetState;
import dev.longshore.engine.target.Thresholds;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TargetPort;
import dev.longshore.operator.support.Ecs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What load balancers say of a task that is in two groups. */
class TargetHealthTest {
    private static final GroupKey FRONT = new GroupKey("ns", "front");
    private static final GroupKey BACK = new GroupKey("ns", "back");
    private static final TargetPort IN_FRONT = new TargetPort("front", "app", 8080);
    private static final TargetPort IN_BACK = new TargetPort("back", "app", 9090);
    private static final Thresholds THRESHOLDS = new Thresholds(2, 2);

    private final EcsTask task = Tasks.running("web-1", true, IN_FRONT, IN_BACK);
    private Instant now = NOON;
    private final TaskTargets targets =
            new TaskTargets(() -> now, (group, pod) -> group.equals(FRONT) && pod.equals("uid-known"));
    private final TargetHealth health =
            new TargetHealth(targets, group -> Optional.of(group(group.name(), group.equals(FRONT) ? 10 : 30)));

    @Test
    void isHealthyOnceAllOfItsTargetsAre() {
        see(task);
        assertThat(health.judged(task, 0).healthyAt()).isEmpty();
        check(FRONT, IN_FRONT, CheckResult.passed(), 5);
        assertThat(health.judged(task, 0).healthyAt()).isEmpty();
        check(BACK, IN_BACK, CheckResult.passed(), 7);
        assertThat(health.judged(task, 0).healthyAt()).contains(NOON.plusSeconds(7));
    }

    @Test
    void isHealthyAsAnyOtherWithoutTargets() {
        EcsTask alone = Tasks.running("alone", true);
        assertThat(health.judged(alone, 0).healthyAt()).contains(NOON.plusSeconds(40));
    }

    @Test
    void isUnhealthyWhenATargetIsAndTheGraceIsOver() {
        see(task);
        check(FRONT, IN_FRONT, CheckResult.wrongCode(500), 5);
        assertThat(health.judged(task, 0).unhealthyAt()).as("one failure").isEmpty();
        check(FRONT, IN_FRONT, CheckResult.wrongCode(502), 10);

        assertThat(health.judged(task, 0).unhealthyAt()).contains(NOON.plusSeconds(10));
        EcsTask failed = health.judged(task, 60);
        assertThat(failed.unhealthyAt()).contains(NOON.plusSeconds(60));
        assertThat(failed.healthyAt()).isEmpty();
        assertThat(failed.failedTarget().orElseThrow().reason())
                .matches(
                        "Task failed ELB health checks in \\(target-group arn:aws:\\S+:targetgroup/front/[0-9a-f]{16}\\)");
    }

    @Test
    void isDrainedForTheLongestDelayOfTheGroupsThatSentClients() {
        see(task);
        assertThat(health.drainedAt(task, now)).as("never listed").isEmpty();
        targets.offered(FRONT, Set.of(key(IN_FRONT)));
        assertThat(health.drainedAt(task, now)).contains(NOON.plusSeconds(10));
        targets.offered(BACK, Set.of(key(IN_BACK)));
        assertThat(health.drainedAt(task, now)).contains(NOON.plusSeconds(30));
    }

    @Test
    void isDeregisteredByThePodsOwnWordAndForgottenWithIt() {
        see(task);
        check(FRONT, IN_FRONT, CheckResult.passed(), 5);
        now = NOON.plusSeconds(20);
        EcsTask draining = Tasks.draining("web-1", NOON.plusSeconds(30), IN_FRONT, IN_BACK);
        targets.podChanged(task.pod(), Tasks.pod(task), Tasks.pod(draining));
        assertThat(health.of(draining))
                .hasSize(2)
                .allMatch(target ->
                        target.state() == TargetState.DRAINING && target.since().equals(now));

        EcsTask deleted = Tasks.deleted("web-1", IN_FRONT, IN_BACK);
        targets.podChanged(task.pod(), Tasks.pod(draining), Tasks.pod(deleted));
        assertThat(health.of(deleted)).isEmpty();
        assertThat(targets.of(FRONT)).isEmpty();
        check(FRONT, IN_FRONT, CheckResult.passed(), 40);
        assertThat(targets.of(FRONT)).as("a late check brings nothing back").isEmpty();
    }

    @Test
    void whatWasListedBeforeAnOperatorsStartIsHealthy() {
        EcsTask known = Tasks.running("known", true, IN_FRONT);
        see(known);
        assertThat(health.judged(known, 0).healthyAt()).contains(NOON);
        assertThat(health.drainedAt(known, now)).isPresent();
    }

    @Test
    void onlyWhatOthersSeeIsTold() {
        List<String> told = new ArrayList<>();
        targets.addListener((group, changed, moved) -> told.add(group.name() + " " + moved));
        see(Tasks.running("web-1", true, IN_FRONT));
        check(FRONT, IN_FRONT, CheckResult.passed(), 5);
        check(FRONT, IN_FRONT, CheckResult.passed(), 10);
        check(FRONT, IN_FRONT, CheckResult.timedOut(), 15);
        targets.offered(FRONT, Set.of(key(IN_FRONT)));
        targets.podChanged(task.pod(), Tasks.pod(task), Tasks.pod(Tasks.running("web-1", false, IN_FRONT)));
        check(FRONT, IN_FRONT, CheckResult.timedOut(), 20);
        assertThat(told).containsExactly("front true", "front true", "front false", "front true");
    }

    private static TargetGroup group(String name, int drain) {
        TargetGroup group = Ecs.targetGroup(name, 80, Ecs.drain(drain));
        group.getMetadata().setNamespace("ns");
        group.getMetadata().setUid("uid-" + name);
        return group;
    }

    private void see(EcsTask seen) {
        targets.podChanged(seen.pod(), Optional.empty(), Tasks.pod(seen));
    }

    private void check(GroupKey group, TargetPort port, CheckResult result, int second) {
        targets.health(group, key(port), known -> known.health().checked(result, THRESHOLDS, NOON.plusSeconds(second)));
    }

    private static TargetKey key(TargetPort port) {
        return new TargetKey("uid-web-1", port.container(), port.containerPort());
    }
}
