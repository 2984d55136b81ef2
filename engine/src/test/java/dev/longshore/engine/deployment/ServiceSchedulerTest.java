package dev.longshore.engine.deployment;

import static dev.longshore.engine.deployment.TaskPhase.PENDING;
import static dev.longshore.engine.deployment.TaskPhase.RUNNING;
import static dev.longshore.engine.deployment.TaskPhase.STOPPING;
import static dev.longshore.engine.deployment.TestTasks.service;
import static dev.longshore.engine.deployment.TestTasks.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.deployment.ServicePlan.Hindrance;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceSchedulerTest {
    private static final String NEW = "2222";
    private static final String OLD = "1111";

    /** The first step of each row of ECS's table: desired healthy old tasks, and a new deployment. */
    @ParameterizedTest(name = "{0} tasks, {1} to {2} percent")
    @CsvSource({
        "4, 100, 200, 4, 0, false",
        "4,  50, 100, 0, 2, false",
        "4,  50, 200, 4, 2, false",
        "1, 100, 200, 1, 0, false",
        "1,   0, 100, 0, 1, false",
        "1,  50, 100, 0, 0, true",
        "2,  75, 100, 0, 0, true",
        "3, 100, 125, 0, 0, true",
        "10, 90, 110, 1, 1, false",
        "3,  66, 134, 1, 1, false",
    })
    void takesTheFirstStepOfARollingUpdate(
            int desired, int minimum, int maximum, int start, int stop, boolean blocked) {
        ServicePlan plan = decide(desired, minimum, maximum, healthy(OLD, desired));
        assertThat(plan.start()).isEqualTo(start);
        assertThat(plan.stops())
                .hasSize(stop)
                .extracting(StopTask::cause)
                .allMatch(StopCause.REPLACED_DEPLOYMENT::equals);
        assertThat(plan.hindrance()).isEqualTo(blocked ? Hindrance.PERCENTS : Hindrance.NONE);
        assertThat(plan.steady()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "100, 200"})
    void noDesiredTasksCompletesAtOnce(int minimum, int maximum) {
        assertThat(decide(0, minimum, maximum, List.of()))
                .isEqualTo(new ServicePlan(0, List.of(), Hindrance.NONE, false, true));
        assertThat(ids(decide(0, minimum, maximum, healthy(OLD, 2)))).containsExactlyInAnyOrder("1111-0", "1111-1");
    }

    @Test
    void aNewServiceStartsAllItsTasks() {
        assertThat(decide(3, 100, 200, List.of()))
                .isEqualTo(new ServicePlan(3, List.of(), Hindrance.NONE, false, false));
    }

    @Test
    void aStoppingTaskIsReplacedAtOnce() {
        List<ServiceTask> tasks = join(healthy(NEW, 2), task("ending", NEW, STOPPING, true, "a", "a1"));
        assertThat(decide(3, 100, 100, tasks).start()).isEqualTo(1);
    }

    @Test
    void pendingTasksCountAgainstTheUpperLimitOverAllDeployments() {
        List<ServiceTask> tasks = join(
                healthy(OLD, 3),
                task("p1", NEW, PENDING, false, "a", "a1"),
                task("p2", NEW, PENDING, false, "a", "a1"));
        assertThat(decide(3, 100, 200, tasks).start()).isEqualTo(1);
        assertThat(decide(3, 100, 167, tasks).start()).isZero();
    }

    @Test
    void oldTasksStayUntilTheirReplacementsAreHealthy() {
        List<ServiceTask> fresh =
                List.of(task("n1", NEW, RUNNING, false, "a", "a1"), task("n2", NEW, RUNNING, true, "a", "a1"));
        ServicePlan plan = decide(2, 100, 200, join(healthy(OLD, 2), fresh));
        assertThat(ids(plan)).containsExactly("1111-0");
        assertThat(plan.stops().getFirst().cause().stoppedReason(NEW))
                .isEqualTo("Scaling activity initiated by (deployment ecs-svc/2222)");
    }

    @Test
    void oldTasksThatDoNotRunYetStopAtOnce() {
        List<ServiceTask> tasks = join(healthy(OLD, 1), task("p", OLD, PENDING, false, "a", "a1"));
        ServicePlan plan = decide(2, 100, 200, tasks);
        assertThat(ids(plan)).containsExactly("p");
        assertThat(plan.start()).isEqualTo(2);
    }

    @Test
    void unhealthyOldTasksGoWhereEnoughHealthyOnesAreLeft() {
        List<ServiceTask> tasks = join(healthy(OLD, 2), task("sick", OLD, RUNNING, false, "a", "a1"));
        assertThat(ids(decide(4, 50, 200, tasks))).containsExactly("sick");
    }

    @Test
    void unhealthyOldTasksStayAsStandInsWhileThereIsRoomForTheirReplacements() {
        assertThat(decide(4, 100, 200, unhealthy(OLD, 4)))
                .isEqualTo(new ServicePlan(4, List.of(), Hindrance.NONE, false, false));
    }

    @Test
    void unhealthyOldTasksMakeRoomDownToTheLowerLimit() {
        ServicePlan plan = decide(4, 50, 100, unhealthy(OLD, 4));
        assertThat(plan.start()).isZero();
        assertThat(ids(plan)).containsExactly("1111-0", "1111-1");
    }

    @Test
    void pendingTasksAreNoStandIns() {
        List<ServiceTask> tasks = join(unhealthy(OLD, 3), task("new", NEW, PENDING, false, "a", "a1"));
        assertThat(ids(decide(4, 50, 100, tasks))).containsExactly("1111-0");
    }

    @Test
    void theRoomOfOldTasksThatDoNotRunYetIsUsedBeforeThatOfStandIns() {
        List<ServiceTask> tasks = join(
                unhealthy(OLD, 3),
                task("old", OLD, PENDING, false, "a", "a1"),
                task("new1", NEW, PENDING, false, "a", "a1"),
                task("new2", NEW, PENDING, false, "a", "a1"));
        assertThat(ids(decide(4, 25, 150, tasks))).containsExactly("old", "1111-0");
    }

    @Test
    void scaleInStopsWhatIsTooManyButNoHealthyOneThatIsNeeded() {
        List<ServiceTask> tasks = join(healthy(NEW, 3), task("sick", NEW, RUNNING, false, "b", "b1"));
        assertThat(ids(decide(3, 100, 200, tasks))).containsExactly("sick");
    }

    @Test
    void scaleInPrefersWhatDoesNotRunThenTheFullestZoneThenTheFullestInstanceThenTheSmallestId() {
        List<ServiceTask> tasks = List.of(
                task("t1", NEW, RUNNING, true, "a", "a2"),
                task("t2", NEW, RUNNING, true, "a", "a1"),
                task("t3", NEW, RUNNING, true, "a", "a1"),
                task("t4", NEW, RUNNING, true, "b", "b1"),
                task("t5", NEW, RUNNING, true, "b", "b2"),
                task("t6", NEW, PENDING, false, "b", "b2"),
                task("t7", NEW, RUNNING, true, "c", "c1"));
        assertThat(ids(decide(1, 100, 200, tasks))).containsExactly("t6", "t2", "t1", "t4", "t3", "t5");
    }

    @Test
    void scaleInToNothingEndsAll() {
        List<StopTask> stops =
                decide(0, 100, 200, join(healthy(NEW, 2), unhealthy(OLD, 1))).stops();
        assertThat(stops)
                .extracting(StopTask::cause)
                .containsExactly(StopCause.REPLACED_DEPLOYMENT, StopCause.SCALE_IN, StopCause.SCALE_IN);
    }

    @Test
    void isSteadyOnlyWhenAllDesiredTasksOfThePrimaryAreHealthy() {
        assertThat(decide(2, 100, 200, healthy(NEW, 2)))
                .isEqualTo(new ServicePlan(0, List.of(), Hindrance.NONE, false, true));
        assertThat(decide(2, 100, 200, unhealthy(NEW, 2)).steady()).isFalse();
        assertThat(decide(2, 100, 200, healthy(NEW, 1)).steady()).isFalse();
        assertThat(decide(2, 100, 200, join(healthy(NEW, 2), healthy(OLD, 1))).steady())
                .isFalse();
    }

    @Test
    void isBlockedOnlyWhileOldTasksAreLeft() {
        assertThat(decide(1, 100, 100, healthy(NEW, 1)).hindrance()).isEqualTo(Hindrance.NONE);
        assertThat(decide(1, 100, 100, unhealthy(NEW, 1)).hindrance()).isEqualTo(Hindrance.NONE);
    }

    @ParameterizedTest
    @CsvSource({"-1, 100, 200, desiredCount", "1, -1, 200, minimumHealthyPercent", "1, 100, -1, maximumPercent"})
    void refusesNegativeFigures(int desired, int minimum, int maximum, String field) {
        assertThatThrownBy(() -> decide(desired, minimum, maximum, List.of())).hasMessageContaining(field + " is -1");
    }

    private static ServicePlan decide(int desired, int minimum, int maximum, List<ServiceTask> tasks) {
        return ServiceScheduler.decide(service(desired, minimum, maximum, NEW, StopRule.DEFAULT, tasks));
    }

    private static List<ServiceTask> healthy(String deployment, int count) {
        return running(deployment, count, true);
    }

    private static List<ServiceTask> unhealthy(String deployment, int count) {
        return running(deployment, count, false);
    }

    private static List<ServiceTask> running(String deployment, int count, boolean healthy) {
        return IntStream.range(0, count)
                .mapToObj(number -> task(deployment + "-" + number, deployment, RUNNING, healthy, "a", "a1"))
                .toList();
    }

    private static List<ServiceTask> join(List<ServiceTask> some, ServiceTask... more) {
        return join(some, List.of(more));
    }

    private static List<ServiceTask> join(List<ServiceTask> some, List<ServiceTask> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<String> ids(ServicePlan plan) {
        return plan.stops().stream().map(StopTask::taskId).toList();
    }
}
