package dev.longshore.operator.controller.capacity;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.SCALING_ACTIVE;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.SCALING_LIMITED;
import static dev.longshore.ecs.v1alpha1.ConditionTypes.VALID;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.PodDrivenScaling;
import dev.longshore.operator.placeholder.Placeholders;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Groups that an ordinary autoscaler makes grow: keeps their placeholder pods, and tells of them. */
final class PodDriven {
    private final Watches watches;
    private final Placeholders placeholders;
    private final CapacityReport report;

    PodDriven(Watches watches, Placeholders placeholders, CapacityReport report) {
        this.watches = watches;
        this.placeholders = placeholders;
        this.report = report;
    }

    CapacityProviderStatus keep(CapacityProvider provider, PodDrivenScaling settings, GroupLook look, Instant now) {
        try {
            List<Toleration> tolerations = watches.clusters()
                    .get("", look.cluster())
                    .map(Cluster::getSpec)
                    .map(cluster -> cluster.tolerations())
                    .orElse(List.of());
            int pods = placeholders.keep(provider, settings, tolerations, look.waiting(), look::takesTasks);
            return kept(provider, settings, look, pods, now);
        } catch (KubernetesClientException e) {
            String why = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
            return report.unusable(
                    provider,
                    look,
                    "placeholder pods cannot be kept in namespace " + settings.namespace() + ": " + why,
                    now);
        }
    }

    /** Those of a provider that is not pod-driven, or no longer. */
    void end(CapacityProvider provider) {
        placeholders.removeAll(provider);
    }

    private static CapacityProviderStatus kept(
            CapacityProvider provider, PodDrivenScaling settings, GroupLook look, int pods, Instant now) {
        int most = Objects.requireNonNullElse(settings.maxPods(), Placeholders.MOST);
        int waiting =
                look.waiting().stream().mapToInt(tasks -> tasks.group().tasks()).sum();
        boolean full = waiting > most;
        boolean limited = full || !look.unfit().isEmpty();
        return CapacityReport.status(provider, look, look.sample(look.members().size(), now))
                .placeholderPods(pods)
                .desiredInstances(null)
                .lastDecision(
                        pods == 0
                                ? "no placeholder pod: no task waits."
                                : pods + " placeholder pods in namespace " + settings.namespace() + " for " + waiting
                                        + " waiting tasks.")
                .conditions(CapacityReport.conditions(provider, now)
                        .set(VALID, true, "Valid", "the spec obeys the rules")
                        .set(SCALING_ACTIVE, true, "PodDriven", "each waiting task has a placeholder pod")
                        .set(
                                SCALING_LIMITED,
                                limited,
                                full ? "AtMaxPods" : limited ? "TasksFitNoNewInstance" : "WithinBounds",
                                full
                                        ? "there are no more than " + most + " placeholder pods (podDriven.maxPods): "
                                                + (waiting - most) + " tasks wait without one"
                                        : limited
                                                ? UnfitReport.summary(look)
                                                : "there may be " + most + " placeholder pods")
                        .set(READY, true, "Active", "the provider is ACTIVE")
                        .list())
                .build();
    }
}
