package dev.longshore.operator.pod;

import static dev.longshore.operator.pod.ContainerStates.time;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerRestartRuleBuilder;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * ECS's restartPolicy of a container. The kubelet restarts it after every exit that is not ignored, with its own back-off; an exit before
 * the period is over is an exit for ECS all the same, which ends the task of an essential container.
 *
 * @param period seconds that it must have run to be restarted
 * @param ignored exit codes after which it is not restarted
 */
record RestartInPlace(
        int period,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> ignored) {
    private static final int DEFAULT_PERIOD = 300;

    RestartInPlace {
        ignored = ignored == null ? List.of() : List.copyOf(ignored);
    }

    /** Empty for a container without restartPolicy, and for one that is disabled. */
    static Optional<RestartInPlace> of(ContainerDefinition container) {
        return Optional.ofNullable(container.restartPolicy())
                .filter(policy -> policy.enabled())
                .map(policy -> new RestartInPlace(
                        Objects.requireNonNullElse(policy.restartAttemptPeriod(), DEFAULT_PERIOD),
                        policy.ignoredExitCodes()));
    }

    /** Tells the kubelet. A rule decides before the container's own policy does. */
    void apply(ContainerBuilder container) {
        if (ignored.isEmpty()) {
            container.withRestartPolicy("Always");
            return;
        }
        container
                .withRestartPolicy("Never")
                .withRestartPolicyRules(new ContainerRestartRuleBuilder()
                        .withAction("Restart")
                        .withNewExitCodes()
                        .withOperator("NotIn")
                        .withValues(ignored)
                        .endExitCodes()
                        .build());
    }

    /** Whether the container has ended for good by this exit. */
    boolean isFinal(ContainerStateTerminated exit, boolean essential) {
        return ignored.contains(exit.getExitCode()) || (essential && !ranLongEnough(exit));
    }

    private boolean ranLongEnough(ContainerStateTerminated exit) {
        Optional<Instant> start = time(exit.getStartedAt());
        Optional<Instant> end = time(exit.getFinishedAt());
        return start.isPresent()
                && end.isPresent()
                && Duration.between(start.get(), end.get()).toSeconds() >= period;
    }
}
