package dev.longshore.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusPaceTest {
    private final StatusPace<ClusterStatus> pace = new StatusPace<>(
            status -> status.toBuilder().runningTasksCount(null).build());
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private @Nullable ClusterStatus shown;

    @Test
    void numbersAreToldOnceASecond() {
        assertThat(tell(status(0, "ACTIVE"))).isTrue();
        now = now.plusMillis(400);
        UpdateControl<Cluster> waits = control(status(7, "ACTIVE"), Optional.empty());
        assertThat(waits.isNoUpdate()).isTrue();
        assertThat(waits.getScheduleDelay()).contains(600L);
        now = now.plusMillis(600);
        assertThat(tell(status(9, "ACTIVE"))).isTrue();
    }

    @Test
    void theRestIsToldAtOnce() {
        assertThat(tell(status(0, "ACTIVE"))).isTrue();
        assertThat(tell(status(7, "INACTIVE"))).isTrue();
        assertThat(tell(status(7, "INACTIVE"))).as("nothing new").isFalse();
    }

    @Test
    void aNumberAfterALongRestIsToldAtOnce() {
        assertThat(tell(status(0, "ACTIVE"))).isTrue();
        now = now.plusSeconds(30);
        assertThat(tell(status(1, "ACTIVE"))).isTrue();
    }

    @Test
    void theSoonerOfTwoReasonsToLookAgainCounts() {
        assertThat(tell(status(0, "ACTIVE"))).isTrue();
        assertThat(control(status(1, "ACTIVE"), Optional.of(Duration.ofMillis(100)))
                        .getScheduleDelay())
                .contains(100L);
        assertThat(control(status(0, "ACTIVE"), Optional.of(Duration.ofSeconds(9)))
                        .getScheduleDelay())
                .contains(9000L);
    }

    private boolean tell(ClusterStatus status) {
        boolean told = !control(status, Optional.empty()).isNoUpdate();
        shown = told ? status : shown;
        return told;
    }

    private UpdateControl<Cluster> control(ClusterStatus status, Optional<Duration> next) {
        Cluster cluster = new Cluster();
        cluster.setMetadata(new ObjectMetaBuilder().withName("c").withUid("u").build());
        cluster.setStatus(shown);
        return pace.of(cluster, new Cluster(), status, now, next);
    }

    private static ClusterStatus status(int running, String status) {
        return ClusterStatus.builder().runningTasksCount(running).status(status).build();
    }
}
