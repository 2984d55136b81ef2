package dev.longshore.operator.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.PlacementRules;
import dev.longshore.engine.placement.TaskShape;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Refused.Scope;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The stages of a task between the wish for it and the sight of its pod. */
class OwnerTasksTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Owner OWNER = new Owner("Service", "ns", "web", "uid");
    private static final Optional<Explanation> NO_INSTANCE = Optional.of(new Explanation(List.of()));

    private final OwnerTasks tasks = new OwnerTasks(OWNER, wanted("d1", true, 3));

    private static Wanted wanted(String deployment, boolean waits, int count) {
        List<TaskName> names = LongStream.rangeClosed(1, count)
                .mapToObj(number -> name(deployment, number))
                .toList();
        return new Wanted(
                new TaskGroup("ns", "service:web"),
                deployment,
                new TaskShape(Resources.NONE, List.of()),
                PlacementRules.SERVICE_DEFAULT,
                names,
                Map.of(),
                (name, placement, provider) -> new Pod(),
                waits,
                Optional.empty());
    }

    private static TaskName name(String deployment, long number) {
        return TaskName.of("web", "uid", deployment, number);
    }

    private static PodKey pod(long number) {
        return new PodKey("ns", name("d1", number).podName());
    }

    @Test
    void whatIsTakenIsPlacedAndNotTakenAgain() {
        assertThat(tasks.progress().waiting()).hasSize(3);
        assertThat(tasks.take(NOON).tasks()).containsExactly(name("d1", 1), name("d1", 2), name("d1", 3));
        assertThat(tasks.take(NOON).tasks()).isEmpty();
        assertThat(tasks.progress().waiting()).isEmpty();
        assertThat(tasks.progress().placed()).hasSize(3);
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        tasks.take(NOON);
        tasks.want(wanted("d1", true, 3));
        assertThat(tasks.take(NOON).tasks()).isEmpty();
    }

    @Test
    void whatIsSeenIsTheWatchs() {
        tasks.take(NOON);
        for (long number = 1; number <= 3; number++) {
            assertThat(tasks.idle()).isFalse();
            tasks.settled(pod(number));
        }
        assertThat(tasks.idle()).isTrue();
    }

    @Test
    void theUnplaceableWaitForRoom() {
        tasks.take(NOON);
        tasks.unplaceable(List.of(name("d1", 2), name("d1", 3)), NO_INSTANCE);
        assertThat(tasks.progress().unplaceable()).isEqualTo(2);
        assertThat(tasks.progress().explanation()).isEqualTo(NO_INSTANCE);
        assertThat(tasks.take(NOON).tasks()).isEmpty();

        tasks.retry();

        assertThat(tasks.take(NOON).tasks()).containsExactly(name("d1", 2), name("d1", 3));
    }

    @Test
    void aRunThatDoesNotWaitIsTriedOnce() {
        OwnerTasks run = new OwnerTasks(OWNER, wanted("d1", false, 1));
        run.take(NOON);
        run.unplaceable(List.of(name("d1", 1)), NO_INSTANCE);
        run.retry();
        assertThat(run.take(NOON).tasks()).isEmpty();
        assertThat(run.progress().unplaceable()).isEqualTo(1);
    }

    @Test
    void wantingFewerDropsWhatWaitsAndNotWhatIsBeingWritten() {
        tasks.take(NOON);
        tasks.unplaceable(List.of(name("d1", 3)), NO_INSTANCE);

        tasks.want(wanted("d1", true, 0));

        assertThat(tasks.progress().waiting()).isEmpty();
        assertThat(tasks.progress().placed()).containsExactly(name("d1", 1), name("d1", 2));
        assertThat(tasks.progress().explanation()).isEmpty();
    }

    @Test
    void anOwnerThatGoesKeepsWhatIsBeingWritten() {
        tasks.take(NOON);
        tasks.unplaceable(List.of(name("d1", 3)), NO_INSTANCE);
        tasks.drop();
        assertThat(tasks.progress().waiting()).isEmpty();
        assertThat(tasks.progress().placed()).hasSize(2);
    }

    @Test
    void aRefusalOfTheNamespaceHoldsAllBackUntilItsTime() {
        tasks.take(NOON);
        tasks.refused(name("d1", 1), new Refused(Scope.NAMESPACE, "exceeded quota", Optional.of(NOON.plusSeconds(10))));
        assertThat(tasks.progress().refused()).isPresent();
        assertThat(tasks.take(NOON.plusSeconds(9)).tasks()).isEmpty();
        assertThat(tasks.take(NOON.plusSeconds(10)).tasks()).containsExactly(name("d1", 1));
        tasks.accepted();
        assertThat(tasks.progress().refused()).isEmpty();
    }

    @Test
    void aRefusalOfTheDefinitionHoldsUntilAnotherDeployment() {
        tasks.take(NOON);
        tasks.refused(name("d1", 1), new Refused(Scope.DEFINITION, "invalid", Optional.empty()));
        assertThat(tasks.take(NOON.plusSeconds(86_400)).tasks()).isEmpty();
        tasks.want(wanted("d1", true, 1));
        assertThat(tasks.take(NOON).tasks()).isEmpty();

        tasks.want(wanted("d2", true, 1));

        assertThat(tasks.progress().refused()).isEmpty();
        assertThat(tasks.take(NOON).tasks()).containsExactly(name("d2", 1));
    }

    @Test
    void whatFoundNoRoomIsTriedAgainWhenOtherInstancesWillDo() {
        tasks.unplaceable(tasks.take(NOON).tasks(), NO_INSTANCE);
        tasks.want(wanted("d1", true, 3));
        assertThat(tasks.take(NOON).tasks()).isEmpty();

        Wanted before = wanted("d1", true, 3);
        tasks.want(new Wanted(
                before.group(),
                before.deployment(),
                before.shape(),
                PlacementRules.of(),
                before.tasks(),
                before.targets(),
                before.pods(),
                before.waits(),
                before.considered()));
        assertThat(tasks.take(NOON).tasks()).hasSize(3);
    }
}
