package dev.longshore.operator.controller;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentStatus;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Hashes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which deployment of a service is PRIMARY: a pure function of its spec and its status, so that two leaders agree. */
final class Deployments {
    static final String ID_PREFIX = "ecs-svc/";

    private Deployments() {}

    /** The deployment that the service wants: the recorded one while nothing that starts a deployment changed, else a new one. */
    static Deployment primary(Service service, Revision revision, Instant now) {
        Optional<Deployment> recorded = recorded(service).stream()
                .filter(deployment -> deployment.status() == DeploymentStatus.PRIMARY)
                .findFirst();
        String fingerprint = fingerprint(service, revision);
        return recorded.filter(deployment -> fingerprint.equals(deployment.fingerprint()))
                .orElseGet(() -> start(service, revision, fingerprint, recorded, now));
    }

    static List<Deployment> recorded(Service service) {
        return Optional.ofNullable(service.getStatus())
                .map(ServiceStatus::deployments)
                .orElse(List.of());
    }

    /** The number in {@code ecs-svc/NUMBER}. */
    static String number(Deployment deployment) {
        return deployment.id().substring(ID_PREFIX.length());
    }

    private static Deployment start(
            Service service, Revision revision, String fingerprint, Optional<Deployment> before, Instant now) {
        Instant start = now.truncatedTo(ChronoUnit.SECONDS);
        // Chained to the one before: going back to an older revision is a deployment of its own.
        String seed = service.getMetadata().getUid() + "/" + fingerprint + "/"
                + before.map(Deployment::id).orElse("");
        return Deployment.builder()
                .id(ID_PREFIX + Hashes.decimal(seed))
                .status(DeploymentStatus.PRIMARY)
                .taskDefinition(revision.reference())
                .fingerprint(fingerprint)
                .lastTask(0L)
                .createdAt(start)
                .updatedAt(start)
                .build();
    }

    /** All that starts a new deployment when it changes; desiredCount, percents and placement do not. */
    private static String fingerprint(Service service, Revision revision) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(service.getMetadata().getAnnotations(), Map.of());
        return Hashes.hex(
                revision.reference()
                        + "/" + annotations.getOrDefault(Annotations.FORCE_NEW_DEPLOYMENT_AT, "")
                        + "/" + service.getSpec().networkConfiguration()
                        + "/" + service.getSpec().platformVersion(),
                16);
    }
}
