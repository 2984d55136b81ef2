package dev.longshore.operator.cli;

import dev.longshore.ecs.v1alpha1.PolicyState;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import dev.longshore.ecs.v1alpha1.ScalingActivity;
import dev.longshore.ecs.v1alpha1.ScalingDecisionState;
import dev.longshore.ecs.v1alpha1.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said of a service that is scaled. */
final class ScalingText {
    private static final int FEW = 3;

    private final Service service;
    private final ScalableTarget target;
    private final ScalableTargetStatus status;
    private final Instant now;

    private ScalingText(Service service, ScalableTarget target, Instant now) {
        this.service = service;
        this.target = target;
        this.status = Optional.ofNullable(target.getStatus())
                .orElseGet(() -> ScalableTargetStatus.builder().build());
        this.now = now;
    }

    static String of(Service service, ScalableTarget target, Instant now, boolean all) {
        ScalingText text = new ScalingText(service, target, now);
        List<String> parts = new ArrayList<>();
        parts.add(text.head());
        text.problems().forEach(parts::add);
        parts.add(text.policies());
        parts.add(text.decision());
        parts.add(text.cooldowns());
        text.activities(all ? Integer.MAX_VALUE : FEW).ifPresent(parts::add);
        return String.join("\n", parts);
    }

    private String head() {
        String bounds = status.minCapacity() == null
                ? target.getSpec().minCapacity() + " to " + target.getSpec().maxCapacity()
                : status.minCapacity() + " to " + status.maxCapacity()
                        + (status.boundsSetBy() == null ? "" : ", set by scheduled action " + status.boundsSetBy());
        return "Service " + service.getMetadata().getNamespace() + "/"
                + service.getMetadata().getName() + " wants "
                + Objects.requireNonNullElse(service.getSpec().desiredCount(), 1) + " tasks, "
                + Objects.requireNonNullElse(status.runningCount(), 0) + " run; ScalableTarget "
                + target.getMetadata().getName() + " scales it within " + bounds + " (mode "
                + Optional.ofNullable(target.getSpec().mode()).map(Enum::name).orElse("ECS") + ").";
    }

    /** What keeps it from being scaled as its policies want. */
    private Stream<String> problems() {
        return status.conditions().stream()
                .filter(condition -> Stream.of("Ready", "Valid", "ScalingActive", "Placed")
                                .anyMatch(type -> type.equals(condition.getType()))
                        && "False".equals(condition.getStatus()))
                .map(condition -> condition.getType() + ": " + condition.getMessage());
    }

    private String policies() {
        if (status.policies().isEmpty()) {
            return "\nNo policy was looked at.";
        }
        Table table = new Table("POLICY", "METRIC", "TARGET", "ALARM HIGH", "ALARM LOW", "WANTS", "WHY");
        for (PolicyState policy : status.policies()) {
            table.row(
                    text(policy.policy()),
                    text(policy.metric()),
                    text(policy.target()),
                    text(policy.highState()),
                    text(policy.lowState()),
                    policy.desired() == null ? "-" : policy.desired(),
                    text(policy.why()));
        }
        return "\n" + table;
    }

    private String decision() {
        ScalingDecisionState last = status.lastDecision();
        return last == null
                ? "\nLast decision: none yet"
                : "\nLast decision: " + ago(last.time()) + ", " + last.from() + " to " + last.to() + ": "
                        + last.reason();
    }

    private String cooldowns() {
        String next =
                status.nextScheduledAction() == null ? "" : "\nNext scheduled action: " + status.nextScheduledAction();
        return "Scale-out cooldown: " + left(status.scaleOutCooldownUntil()) + "\nScale-in cooldown: "
                + left(status.scaleInCooldownUntil()) + next;
    }

    private Optional<String> activities(int most) {
        if (status.activities().isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table("WHEN", "STATUS", "ACTIVITY", "CAUSE", "DETAILS");
        for (ScalingActivity activity : status.activities().stream().limit(most).toList()) {
            table.row(
                    ago(activity.startTime()),
                    text(activity.statusCode()),
                    text(activity.description()),
                    text(activity.cause()),
                    text(activity.details()));
        }
        return Optional.of("\n" + table);
    }

    private String left(@Nullable Instant until) {
        return until == null || !until.isAfter(now)
                ? "none"
                : Duration.between(now, until).toSeconds() + " s left";
    }

    private String ago(@Nullable Instant time) {
        return time == null ? "-" : Math.max(0, Duration.between(time, now).toSeconds()) + " s ago";
    }

    private static String text(@Nullable String value) {
        return value == null || value.isEmpty() ? "-" : value;
    }
}
