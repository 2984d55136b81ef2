package dev.longshore.operator.controller.schedule;

import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.EcsParameters;
import dev.longshore.ecs.v1alpha1.FailedRun;
import dev.longshore.ecs.v1alpha1.MissedRunPolicy;
import dev.longshore.ecs.v1alpha1.RetryPolicy;
import dev.longshore.ecs.v1alpha1.ScheduleState;
import dev.longshore.ecs.v1alpha1.ScheduleTarget;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.ScheduledTaskSpec;
import dev.longshore.ecs.v1alpha1.ScheduledTaskStatus;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import dev.longshore.operator.support.ShiftedClock;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Schedules on an API server, and a clock that is put forward. Times count from a start a minute after the test's begin. */
@LocalKubernetes(simulation = true, nodeLifecycle = false, own = "schedules")
@NullUnmarked // The start is set before each test.
class ScheduledTaskIT extends SandboxTest {
    private static final ShiftedClock CLOCK = new ShiftedClock();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant start;

    @Override
    protected InstantSource clock() {
        return CLOCK;
    }

    @BeforeEach
    void aMinuteFromNow() {
        start = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS).plus(MINUTE);
    }

    @Test
    void startsATaskEachTimeThatItIsDue() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("job", container("app")));
        apply(spec().target(target(EcsParameters.builder()
                        .taskDefinitionArn("arn:aws:ecs:eu-west-1:123456789012:task-definition/job")
                        .taskCount(2)
                        .group("batch")
                        .build())
                .input("{\"containerOverrides\": [{\"name\": \"app\", \"environment\": "
                        + "[{\"name\": \"AT\", \"value\": \"<aws.scheduler.scheduled-time>\"}]}]}")
                .build()));
        ecs.eventually(() -> assertThat(status().nextScheduleTime()).isEqualTo(start));
        assertThat(tasks()).isEmpty();
        assertThat(Sandbox.condition(status().conditions(), "Ready")).isEqualTo("True Scheduled");

        pass(MINUTE);

        ecs.eventually(() -> {
            assertThat(status().lastScheduleTime()).isEqualTo(start);
            assertThat(status().nextScheduleTime()).isEqualTo(start.plus(MINUTE));
            assertThat(status().active()).isEqualTo(1);
            assertThat(tasks().getFirst().getStatus().runningCount()).isEqualTo(2);
        });
        Task task = tasks().getFirst();
        assertThat(status().tasks()).containsExactly(task.getMetadata().getName());
        assertThat(task.getSpec().startedBy()).isEqualTo("chronos-schedule/every");
        assertThat(task.getSpec().group()).isEqualTo("batch");
        assertThat(task.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getKind()).isEqualTo("ScheduledTask"));
        assertThat(ecs.pods())
                .hasSize(2)
                .allSatisfy(pod -> assertThat(
                                pod.getSpec().getContainers().getFirst().getEnv())
                        .anySatisfy(variable -> {
                            assertThat(variable.getName()).isEqualTo("AT");
                            assertThat(variable.getValue()).isEqualTo(start.toString());
                        }));
        ecs.eventually(() -> assertThat(ecs.events("every"))
                .contains("has started task " + task.getMetadata().getName() + "."));

        pass(MINUTE);

        ecs.eventually(() -> assertThat(tasks()).hasSize(2));
    }

    @Test
    void anOperatorThatEndedBeforeItCouldNoteARunDoesNotStartItTwice() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("job", container("app")));
        apply(spec());
        ecs.eventually(() -> assertThat(status().nextScheduleTime()).isEqualTo(start));
        Instant before = status().handledUntil();
        pass(MINUTE);
        ecs.eventually(() -> assertThat(status().lastScheduleTime()).isEqualTo(start));

        operator.stop();
        Sandbox.editStatus(schedule(), object -> {
            object.setStatus(object.getStatus().toBuilder()
                    .handledUntil(before)
                    .lastScheduleTime(null)
                    .tasks(List.of())
                    .build());
            return object;
        });
        operator.resume();

        ecs.eventually(() -> assertThat(status().lastScheduleTime()).isEqualTo(start));
        assertThat(tasks()).hasSize(1);
        assertThat(status().tasks()).hasSize(1);
    }

    @Test
    void whatWasDueDuringAnOutageIsMadeUpFor() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("job", container("app")));
        apply(spec());
        outage(Duration.ofMinutes(5).plusSeconds(30));

        ecs.eventually(() -> assertThat(status().lastScheduleTime()).isEqualTo(start.plus(MINUTE.multipliedBy(4))));
        assertThat(tasks())
                .extracting(task -> task.getMetadata().getAnnotations().get(Annotations.SCHEDULED_TIME))
                .containsExactly(
                        start.toString(),
                        start.plus(MINUTE).toString(),
                        start.plus(MINUTE.multipliedBy(2)).toString(),
                        start.plus(MINUTE.multipliedBy(3)).toString(),
                        start.plus(MINUTE.multipliedBy(4)).toString());
        assertThat(status().failures()).isEmpty();
    }

    @Test
    void ofWhatWasDueDuringAnOutageOnlyTheLatestIsStartedIfSoWanted() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("job", container("app")));
        apply(spec().scheduleExpression("rate(5 minutes)").missedRuns(MissedRunPolicy.LATEST));
        outage(Duration.ofMinutes(14));

        ecs.eventually(() -> assertThat(status().lastScheduleTime()).isEqualTo(start.plus(Duration.ofMinutes(10))));
        assertThat(tasks()).hasSize(1);
        assertThat(status().failures()).singleElement().satisfies(missed -> {
            assertThat(missed.scheduledTime()).isEqualTo(start.plus(Duration.ofMinutes(5)));
            assertThat(missed.reason()).isEqualTo("2 runs up to this one were found too late to be made up for.");
        });
        ecs.eventually(() -> assertThat(ecs.events("every"))
                .anyMatch(message -> message.startsWith("was unable to start the run of ")));
    }

    @Test
    void whatFoundNoInstanceIsTriedAgainForTheTasksThatAreMissing() {
        ecs.apply(taskDefinition("job", container("app")));
        apply(spec().scheduleExpression("at(" + start.toString().replace("Z", "") + ")")
                .target(target(job(3)).build()));
        ecs.eventually(() -> assertThat(status().nextScheduleTime()).isEqualTo(start));
        pass(MINUTE);
        ecs.eventually(
                () -> assertThat(tasks().getFirst().getStatus().failures()).hasSize(3));

        ecs.nodes().simulated(1);
        ecs.eventually(() -> {
            pass(Duration.ofSeconds(11));
            assertThat(tasks()).hasSizeGreaterThan(1);
            assertThat(tasks().getLast().getStatus().runningCount()).isEqualTo(3);
        });
        assertThat(status().failures()).isEmpty();
        assertThat(Sandbox.condition(status().conditions(), "Ready")).isEqualTo("True Finished");
    }

    @Test
    void withoutRetriesARunWithoutAnInstanceIsGivenUp() {
        ecs.apply(taskDefinition("job", container("app")));
        apply(spec().target(target(job(1)).retryPolicy(noRetry()).build()));
        ecs.eventually(() -> assertThat(status().nextScheduleTime()).isEqualTo(start));
        pass(MINUTE);

        ecs.eventually(() -> {
            assertThat(status().failures()).singleElement().satisfies(failed -> {
                assertThat(failed.scheduledTime()).isEqualTo(start);
                assertThat(failed.attempts()).isEqualTo(1);
                assertThat(failed.reason())
                        .startsWith("1 tasks not placed: No Container Instances were found in your cluster.");
            });
            assertThat(Sandbox.condition(status().conditions(), "Failed")).isEqualTo("True RunFailed");
        });
        ecs.eventually(() -> assertThat(ecs.events("every"))
                .anyMatch(message -> message.startsWith("was unable to start the run of " + start)));
    }

    @Test
    void aRunWithoutItsTaskDefinitionWaitsAndIsGivenUpAtLast() {
        apply(spec().scheduleExpression("at(" + start.toString().replace("Z", "") + ")")
                .target(target(job(1))
                        .retryPolicy(RetryPolicy.builder()
                                .maximumEventAgeInSeconds(600)
                                .build())
                        .build()));
        ecs.eventually(() -> assertThat(status().nextScheduleTime()).isEqualTo(start));
        pass(MINUTE);
        ecs.eventually(() -> assertThat(
                        Sandbox.condition(tasks().getFirst().getStatus().conditions(), "Valid"))
                .isEqualTo("False TaskDefinitionNotFound"));
        assertThat(status().failures()).isEmpty();

        pass(Duration.ofSeconds(601));

        ecs.eventually(() -> {
            assertThat(tasks()).isEmpty();
            assertThat(status().failures())
                    .extracting(FailedRun::reason)
                    .singleElement()
                    .satisfies(reason -> assertThat(reason).startsWith("TaskDefinition not found."));
        });
    }

    @Test
    void whileItIsDisabledNothingIsStartedNorMadeUpForLater() {
        apply(spec().state(ScheduleState.DISABLED));
        ecs.eventually(() ->
                assertThat(Sandbox.condition(status().conditions(), "Ready")).isEqualTo("True Disabled"));
        pass(Duration.ofMinutes(10));
        Sandbox.edit(schedule(), object -> {
            object.setSpec(
                    object.getSpec().toBuilder().state(ScheduleState.ENABLED).build());
            return object;
        });
        ecs.eventually(() ->
                assertThat(Sandbox.condition(status().conditions(), "Ready")).isEqualTo("True Scheduled"));
        assertThat(status().nextScheduleTime()).isAfter(start.plus(Duration.ofMinutes(8)));
        assertThat(tasks()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNamedAndHarmsNothing() {
        apply(spec().scheduleExpression("cron(0 25 * * ? *)").scheduleExpressionTimezone("Mars/Olympus"));
        ecs.eventually(() -> {
            assertThat(Sandbox.condition(status().conditions(), "Valid")).isEqualTo("False InvalidSchedule");
            assertThat(status().conditions().getFirst().getMessage())
                    .isEqualTo("spec.scheduleExpression: hours \"25\": must be 0 to 23; "
                            + "spec.scheduleExpressionTimezone: \"Mars/Olympus\" is no time zone: use a name of the IANA "
                            + "database such as Europe/Berlin, or UTC");
        });
        Sandbox.edit(schedule(), object -> {
            object.setSpec(object.getSpec().toBuilder()
                    .scheduleExpression("cron(0 23 * * ? *)")
                    .scheduleExpressionTimezone("Europe/Berlin")
                    .build());
            return object;
        });
        ecs.eventually(() ->
                assertThat(Sandbox.condition(status().conditions(), "Valid")).isEqualTo("True Valid"));
    }

    @Test
    void aTaskGoesAnHourAfterItsEndAndItsScheduleTakesItAlong() {
        ecs.nodes().simulated(1);
        ecs.apply(taskDefinition("job", container("app")));
        apply(spec().scheduleExpression("rate(1 day)"));
        ecs.eventually(() -> assertThat(status().nextScheduleTime()).isEqualTo(start));
        pass(MINUTE);
        ecs.eventually(
                () -> assertThat(tasks().getFirst().getStatus().runningCount()).isEqualTo(1));
        ecs.client().resource(ecs.pods().getFirst()).delete();
        ecs.eventually(() -> {
            assertThat(Sandbox.condition(tasks().getFirst().getStatus().conditions(), "Complete"))
                    .startsWith("True");
            assertThat(status().active()).isZero();
        });
        pass(Duration.ofMinutes(61));
        ecs.eventually(() -> assertThat(tasks()).isEmpty());

        pass(Duration.ofDays(1));
        ecs.eventually(() -> assertThat(ecs.pods()).isNotEmpty());
        schedule().delete();
        ecs.eventually(() -> assertThat(tasks()).isEmpty());
        assertThat(ecs.pods()).isEmpty();
    }

    /** Every minute from the start on. */
    private ScheduledTaskSpec.ScheduledTaskSpecBuilder spec() {
        return ScheduledTaskSpec.builder()
                .scheduleExpression("rate(1 minute)")
                .startDate(start.toString())
                .target(target(job(1)).build());
    }

    private ScheduleTarget.ScheduleTargetBuilder target(EcsParameters parameters) {
        return ScheduleTarget.builder().arn(ecs.name()).ecsParameters(parameters);
    }

    private static EcsParameters job(int count) {
        return EcsParameters.builder().taskDefinitionArn("job").taskCount(count).build();
    }

    private static RetryPolicy noRetry() {
        return RetryPolicy.builder().maximumRetryAttempts(0).build();
    }

    private void apply(ScheduledTaskSpec.ScheduledTaskSpecBuilder spec) {
        ScheduledTask schedule = new ScheduledTask();
        schedule.setMetadata(new ObjectMetaBuilder().withName("every").build());
        schedule.setSpec(spec.build());
        ecs.apply(schedule);
    }

    private Resource<ScheduledTask> schedule() {
        return ecs.client()
                .resources(ScheduledTask.class)
                .inNamespace(ecs.name())
                .withName("every");
    }

    private ScheduledTaskStatus status() {
        return Objects.requireNonNull(Sandbox.read(schedule()).getStatus(), "no status yet");
    }

    /** The schedule's Tasks in the order of their names, which is that of their times. */
    private List<Task> tasks() {
        return ecs.client().resources(Task.class).inNamespace(ecs.name()).list().getItems().stream()
                .sorted(Comparator.comparing(task -> task.getMetadata().getName()))
                .toList();
    }

    /** Time passes; the operator's timer does not know of it, but an edit lets it look. */
    private void pass(Duration time) {
        CLOCK.advance(time);
        Sandbox.edit(schedule(), object -> {
            object.getMetadata().setAnnotations(Map.of("now", CLOCK.instant().toString()));
            return object;
        });
    }

    private void outage(Duration time) {
        ecs.eventually(() -> assertThat(status().nextScheduleTime()).isEqualTo(start));
        operator.stop();
        CLOCK.advance(time);
        operator.resume();
    }
}
