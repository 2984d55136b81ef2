package dev.longshore.operator.deployment;

import dev.longshore.ecs.v1alpha1.CompletedDeployment;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.engine.deployment.CircuitBreaker;
import dev.longshore.engine.deployment.FailedTasks;
import dev.longshore.engine.deployment.Rollout;
import dev.longshore.engine.deployment.RolloutFailure;
import dev.longshore.engine.deployment.RolloutState;
import dev.longshore.engine.deployment.RolloutStep;
import dev.longshore.engine.deployment.RolloutStep.Signals;
import dev.longshore.operator.definition.Revision;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A service's deployments after one look.
 *
 * @param primary the PRIMARY one from now on
 * @param failed the one that was PRIMARY and has failed by this look, if it is another
 * @param failure what ended a deployment at this look
 */
public record DeploymentLook(Deployment primary, Optional<Deployment> failed, Optional<RolloutFailure> failure) {

    /**
     * Takes the engine's step.
     *
     * @param recorded the PRIMARY deployment so far
     * @param asked the revision that the service asks for
     * @param failedTasks of the recorded deployment
     */
    public static DeploymentLook of(
            Service service,
            Optional<Deployment> recorded,
            Revision asked,
            int desiredCount,
            CircuitBreaker breaker,
            FailedTasks failedTasks,
            Signals signals,
            Instant now) {
        RolloutStep step = RolloutStep.of(
                recorded.map(deployment -> rollout(deployment, failedTasks)),
                Deployments.fingerprint(service, asked),
                desiredCount,
                breaker,
                signals);
        return switch (step) {
            case RolloutStep.Begin begin ->
                new DeploymentLook(
                        Deployments.begin(service, asked, recorded, now), Optional.empty(), Optional.empty());
            case RolloutStep.Stay stay ->
                new DeploymentLook(recorded.orElseThrow(), Optional.empty(), Optional.empty());
            case RolloutStep.Fail fail ->
                new DeploymentLook(
                        Deployments.failed(recorded.orElseThrow(), fail.why()),
                        Optional.empty(),
                        Optional.of(fail.why()));
            case RolloutStep.RollBack back -> rollBack(service, recorded.orElseThrow(), back.why(), now);
        };
    }

    /**
     * The same, with something done to a deployment that begins at this look.
     *
     * @param recorded the PRIMARY one so far
     */
    public DeploymentLook beginning(Optional<Deployment> recorded, UnaryOperator<Deployment> done) {
        boolean begins =
                recorded.map(Deployment::id).filter(primary.id()::equals).isEmpty();
        return begins ? new DeploymentLook(done.apply(primary), failed, failure) : this;
    }

    /** The number in the PRIMARY one's {@code ecs-svc/NUMBER}. */
    public String number() {
        return Deployments.number(primary);
    }

    /** Whether tasks may be started and replaced. */
    public boolean launches() {
        return primary.rolloutState() != DeploymentRolloutState.FAILED;
    }

    /** Where a rollback would go. */
    public static Optional<CompletedDeployment> lastCompleted(Service service) {
        return Optional.ofNullable(service.getStatus()).map(ServiceStatus::lastCompleted);
    }

    private static DeploymentLook rollBack(Service service, Deployment failed, RolloutFailure why, Instant now) {
        CompletedDeployment target = lastCompleted(service).orElseThrow();
        return new DeploymentLook(
                Deployments.rollBack(service, failed, target, why, now),
                Optional.of(Deployments.failed(failed, why)),
                Optional.of(why));
    }

    private static Rollout rollout(Deployment deployment, FailedTasks failedTasks) {
        return new Rollout(
                Objects.requireNonNullElse(deployment.fingerprint(), ""),
                state(deployment),
                failedTasks,
                Deployments.isRollback(deployment));
    }

    private static RolloutState state(Deployment deployment) {
        return deployment.rolloutState() == null
                ? RolloutState.IN_PROGRESS
                : RolloutState.valueOf(deployment.rolloutState().name());
    }
}
