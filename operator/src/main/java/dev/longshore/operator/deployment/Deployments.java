package dev.longshore.operator.deployment;

import dev.longshore.ecs.v1alpha1.CompletedDeployment;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentRolloutState;
import dev.longshore.ecs.v1alpha1.DeploymentStatus;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.engine.deployment.RolloutFailure;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Hashes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes a service's deployments: pure functions of its spec and its status, so that two leaders agree. */
public final class Deployments {
    /** What a deployment's id begins with. */
    public static final String ID_PREFIX = "ecs-svc/";

    private Deployments() {}

    /** The deployment that the service wants: the recorded one while nothing that starts a deployment changed, else a new one. */
    public static Deployment primary(Service service, Revision revision, Instant now) {
        Optional<Deployment> recorded = recordedPrimary(service);
        return recorded.filter(deployment -> fingerprint(service, revision).equals(deployment.fingerprint()))
                .orElseGet(() -> begin(service, revision, recorded, now));
    }

    /** The deployments that the status lists. */
    public static List<Deployment> recorded(Service service) {
        return Optional.ofNullable(service.getStatus())
                .map(ServiceStatus::deployments)
                .orElse(List.of());
    }

    /** The PRIMARY one that the status lists; empty for a new service. */
    public static Optional<Deployment> recordedPrimary(Service service) {
        return recorded(service).stream()
                .filter(deployment -> deployment.status() == DeploymentStatus.PRIMARY)
                .findFirst();
    }

    /** The number in {@code ecs-svc/NUMBER}. */
    public static String number(Deployment deployment) {
        return deployment.id().substring(ID_PREFIX.length());
    }

    /** The service as it would be if it asked for what this deployment runs. */
    public static Service asOf(Service service, Deployment deployment) {
        return ServiceRevisions.asOf(service, deployment);
    }

    /** Whether the deployment is the way back from one that failed. */
    public static boolean isRollback(Deployment deployment) {
        return deployment.rollbackOf() != null;
    }

    /** A new deployment of what the service asks for. */
    static Deployment begin(Service service, Revision revision, Optional<Deployment> before, Instant now) {
        String fingerprint = fingerprint(service, revision);
        return started(
                        service,
                        fingerprint + "/" + before.map(Deployments::seed).orElse(""),
                        now)
                .taskDefinition(revision.reference())
                .fingerprint(fingerprint)
                .serviceRevision(ServiceRevisions.unlessEmpty(ServiceRevisions.of(service.getSpec())))
                .build();
    }

    /** A deployment that came back is not the one that it was before. */
    private static String seed(Deployment before) {
        return before.rollbackOf() == null ? before.id() : before.id() + "/" + before.rollbackOf();
    }

    /** A new deployment of the last completed revision; it stands in for what failed until something else is asked for. */
    static Deployment rollBack(
            Service service, Deployment failed, CompletedDeployment target, RolloutFailure why, Instant now) {
        return started(service, "back/" + failed.id(), now)
                .taskDefinition(target.taskDefinition())
                .fingerprint(failed.fingerprint())
                .serviceRevision(target.serviceRevision())
                .rollbackOf(failed.id())
                .rolloutStateReason(why.subject() + "rolling back to deploymentId " + target.id() + ".")
                .build();
    }

    /** The deployment, ended by this. */
    static Deployment failed(Deployment deployment, RolloutFailure why) {
        return deployment.toBuilder()
                .rolloutState(DeploymentRolloutState.FAILED)
                .rolloutStateReason(why.subject() + why.words())
                .build();
    }

    /** Chained to the one before by its seed: going back to an older revision is a deployment of its own. */
    private static Deployment.DeploymentBuilder started(Service service, String seed, Instant now) {
        Instant start = now.truncatedTo(ChronoUnit.SECONDS);
        return Deployment.builder()
                .id(ID_PREFIX + Hashes.decimal(service.getMetadata().getUid() + "/" + seed))
                .status(DeploymentStatus.PRIMARY)
                .rolloutState(DeploymentRolloutState.IN_PROGRESS)
                .lastTask(0L)
                .createdAt(start)
                .updatedAt(start);
    }

    /** All that starts a new deployment when it changes; desiredCount, percents and placement do not. */
    static String fingerprint(Service service, Revision revision) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(service.getMetadata().getAnnotations(), Map.of());
        return Hashes.hex(
                revision.reference()
                        + "/" + annotations.getOrDefault(Annotations.FORCE_NEW_DEPLOYMENT_AT, "")
                        + "/" + ServiceRevisions.of(service.getSpec()),
                16);
    }
}
