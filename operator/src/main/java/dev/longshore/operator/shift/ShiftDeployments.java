package dev.longshore.operator.shift;

import dev.longshore.ecs.v1alpha1.CompletedDeployment;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.DeploymentShift;
import dev.longshore.ecs.v1alpha1.DeploymentStatus;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.shift.ShiftPlan;
import dev.longshore.engine.shift.ShiftState;
import dev.longshore.operator.deployment.DeploymentLook;
import dev.longshore.operator.deployment.Deployments;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which deployments a service has while traffic is shifted: what a new one replaces, and how one that failed gives way. */
public final class ShiftDeployments {
    private static final double ALL = 100;

    private ShiftDeployments() {}

    /** The look with what shifting traffic adds to a deployment that begins by it. */
    public static DeploymentLook of(Service service, Optional<Deployment> recorded, DeploymentLook look, Instant now) {
        boolean goesOn =
                recorded.map(Deployment::id).filter(look.primary().id()::equals).isPresent();
        if (goesOn) {
            return look;
        }
        if (look.failed().isPresent()) {
            return cameBack(service, look);
        }
        Optional<Deployment> source = recorded.flatMap(before -> source(service, before));
        Deployment begun = ShiftFields.plan(service)
                .map(plan -> begin(service, look.primary(), source, recorded, plan, now))
                .orElseGet(() -> look.primary().toBuilder()
                        .alternateTargets(
                                recorded.map(Deployment::alternateTargets).orElse(null))
                        .build());
        return new DeploymentLook(begun, look.failed(), look.failure());
    }

    private static Deployment begin(
            Service service,
            Deployment deployment,
            Optional<Deployment> source,
            Optional<Deployment> recorded,
            ShiftPlan plan,
            Instant now) {
        boolean reconciles = recorded.filter(ShiftStatus::shifting).isPresent();
        boolean alternate = source.filter(blue -> !Boolean.TRUE.equals(blue.alternateTargets()))
                .isPresent();
        Deployment begun = deployment.toBuilder()
                .alternateTargets(alternate ? true : null)
                .shift(DeploymentShift.builder()
                        .sourceDeployment(source.map(Deployment::id).orElse(null))
                        .build())
                .build();
        return ShiftStatus.with(
                begun,
                ShiftState.begin(reconciles, plan, now.truncatedTo(ChronoUnit.MILLIS)),
                ShiftFields.hooks(service));
    }

    /** What a new deployment replaces: not one that was still on its way, but what that one would have replaced. */
    private static Optional<Deployment> source(Service service, Deployment before) {
        if (ShiftStatus.shifting(before)) {
            return sourceOf(service, before);
        }
        return before.shift() != null || isCompleted(service, before)
                ? Optional.of(before)
                : DeploymentLook.lastCompleted(service)
                        .flatMap(completed -> find(service, completed.id()))
                        .or(() -> Optional.of(before));
    }

    /** The deployment that this one replaces, if it is still there. */
    public static Optional<Deployment> sourceOf(Service service, Deployment shifting) {
        return Optional.ofNullable(shifting.shift())
                .map(DeploymentShift::sourceDeployment)
                .flatMap(id -> find(service, id));
    }

    /** Whether a deployment is the one that a rollback goes to. */
    public static boolean isCompleted(Service service, Deployment deployment) {
        return DeploymentLook.lastCompleted(service)
                .map(CompletedDeployment::id)
                .filter(deployment.id()::equals)
                .isPresent();
    }

    private static Optional<Deployment> find(Service service, String id) {
        return Deployments.recorded(service).stream()
                .filter(deployment -> deployment.id().equals(id))
                .findFirst();
    }

    /** Numbers of deployments that were given up on their way: nobody is to be sent to their tasks. */
    public static Set<String> superseded(Service service, Deployment primary) {
        return Deployments.recorded(service).stream()
                .filter(deployment ->
                        ShiftStatus.shifting(deployment) && !deployment.id().equals(primary.id()))
                .map(Deployments::number)
                .collect(Collectors.toSet());
    }

    /** The old revision's tasks still run: its deployment is PRIMARY again, and starts none anew. */
    private static DeploymentLook cameBack(Service service, DeploymentLook look) {
        Optional<Deployment> source = look.failed()
                .filter(ShiftStatus::shifting)
                .flatMap(failed -> sourceOf(service, failed))
                .filter(blue -> isCompleted(service, blue));
        return source.map(blue -> new DeploymentLook(
                        blue.toBuilder()
                                .status(DeploymentStatus.PRIMARY)
                                .rolloutState(DeploymentRolloutState.IN_PROGRESS)
                                .rolloutStateReason(look.primary().rolloutStateReason())
                                .fingerprint(look.primary().fingerprint())
                                .rollbackOf(look.primary().rollbackOf())
                                .shift(null)
                                .productionTrafficWeight(ALL)
                                .testTrafficWeight(null)
                                .build(),
                        look.failed(),
                        look.failure()))
                .orElse(look);
    }
}
