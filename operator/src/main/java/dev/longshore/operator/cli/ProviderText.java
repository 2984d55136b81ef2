package dev.longshore.operator.cli;

import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import dev.longshore.ecs.v1alpha1.GroupScalingPolicy;
import dev.longshore.engine.capacity.ManagedScaling;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.capacity.Providers;
import dev.longshore.operator.capacity.ScaleSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said of a capacity provider: metric, last decision, what is waited for. */
final class ProviderText {
    /**
     * Tasks of one owner that wait for room.
     *
     * @param owner such as service shop/web
     * @param reason what each of them waits for
     */
    record Waiting(String owner, int tasks, String reason) {}

    private final CapacityProvider provider;
    private final AutoScalingGroupProvider group;
    private final CapacityProviderStatus status;
    private final Instant now;

    private ProviderText(CapacityProvider provider, Instant now) {
        this.provider = provider;
        this.group = provider.getSpec().autoScalingGroupProvider();
        this.status = Optional.ofNullable(provider.getStatus())
                .orElseGet(() -> CapacityProviderStatus.builder().build());
        this.now = now;
    }

    static String of(CapacityProvider provider, List<Waiting> waiting, Instant now) {
        ProviderText text = new ProviderText(provider, now);
        List<String> parts = new ArrayList<>();
        parts.add(text.head());
        text.problems().forEach(parts::add);
        parts.add("");
        parts.add(text.metric());
        parts.add("Last decision: " + Objects.requireNonNullElse(text.status.lastDecision(), "none yet"));
        parts.addAll(text.waits());
        parts.add("");
        parts.add(waiting(waiting));
        return String.join("\n", parts);
    }

    private String head() {
        ManagedScaling settings = ScaleSettings.of(group);
        String size = status.desiredInstances() == null
                ? "its size is not changed"
                : "its group is to have " + status.desiredInstances() + ", within " + settings.minSize() + " to "
                        + settings.maxSize();
        return "CapacityProvider " + ProviderNames.of(provider)
                + (status.cluster() == null ? " of no Cluster" : " of Cluster " + status.cluster()) + " has "
                + or(status.instances()) + " instances, " + or(status.busyInstances()) + " with tasks; " + size + " ("
                + by() + ").";
    }

    private String by() {
        if (Providers.scales(group)) {
            return "managed scaling, mode " + (ScaleSettings.of(group).fast() ? "FAST" : "ECS") + ", target "
                    + ScaleSettings.of(group).targetCapacity() + " %";
        }
        return Providers.followsAlarms(group)
                ? "by Alarms of namespace " + group.alarmNamespace() + ": "
                        + String.join(
                                ", ",
                                group.scalingPolicies().stream()
                                        .map(GroupScalingPolicy::policyName)
                                        .toList())
                : "by people";
    }

    private Stream<String> problems() {
        return status.conditions().stream()
                .filter(condition -> isProblem(condition.getType(), condition.getStatus()))
                .map(condition -> condition.getType() + ": " + condition.getMessage());
    }

    private static boolean isProblem(String type, String status) {
        boolean limited = "ScalingLimited".equals(type);
        return (limited || List.of("Ready", "Valid", "ScalingActive").contains(type))
                && (limited ? "True" : "False").equals(status);
    }

    private String metric() {
        return "CapacityProviderReservation: "
                + (status.capacityProviderReservation() == null
                        ? "not known"
                        : status.capacityProviderReservation() + " % = M / N, M (needed) = "
                                + or(status.neededInstances()) + ", N (there) = " + or(status.instances()));
    }

    private List<String> waits() {
        if (Providers.scales(group)) {
            ManagedScaling settings = ScaleSettings.of(group);
            Instant warm = status.lastScaleOutTime() == null
                    ? null
                    : status.lastScaleOutTime().plus(settings.warmup());
            return List.of(
                    "Instance warm-up: " + (settings.fast() ? "not waited for in mode FAST" : left(warm)),
                    "Quiet looks before instances go: " + or(status.quietPeriods()) + " of " + settings.quietPeriods()
                            + ", one each " + settings.period().toSeconds() + " s");
        }
        return Providers.followsAlarms(group)
                ? List.of(
                        "Scale-out cooldown: " + left(status.scaleOutCooldownUntil()),
                        "Scale-in cooldown: " + left(status.scaleInCooldownUntil()))
                : List.of();
    }

    private static String waiting(List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return "No task waits for it.";
        }
        Table table = new Table("WAITING TASKS OF", "TASKS", "WHAT EACH WAITS FOR");
        waiting.forEach(one -> table.row(one.owner(), one.tasks(), one.reason()));
        return table.toString();
    }

    private String left(@Nullable Instant until) {
        return until == null || !until.isAfter(now)
                ? "none"
                : Duration.between(now, until).toSeconds() + " s left";
    }

    private static int or(@Nullable Integer given) {
        return Objects.requireNonNullElse(given, 0);
    }
}
