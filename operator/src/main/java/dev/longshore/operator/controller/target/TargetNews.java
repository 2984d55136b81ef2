package dev.longshore.operator.controller.target;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.engine.target.TargetState;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.status.EventRecorder;
import dev.longshore.operator.targets.GroupPicture;
import dev.longshore.operator.targets.GroupSettings;
import dev.longshore.operator.targets.RegisteredTarget;
import dev.longshore.operator.targets.TargetKey;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells services in ECS's words what became of their targets since the last look; at the first look after a start nothing is news. */
public final class TargetNews {
    private final EventRecorder events;
    private final Triggers<Service> services;
    private final Map<String, Map<TargetKey, RegisteredTarget>> seen = new ConcurrentHashMap<>();

    /** Tells targets' news to the services that own them. */
    public TargetNews(EventRecorder events, Triggers<Service> services) {
        this.events = events;
        this.services = services;
    }

    void tell(TargetGroup group, GroupPicture picture) {
        Optional<Map<TargetKey, RegisteredTarget>> before =
                Optional.ofNullable(seen.put(group.getMetadata().getUid(), picture.targets()));
        before.ifPresent(known -> tell(group, known, picture.targets()));
    }

    private void tell(
            TargetGroup group, Map<TargetKey, RegisteredTarget> before, Map<TargetKey, RegisteredTarget> after) {
        Map<TargetKey, RegisteredTarget> all = new HashMap<>(before);
        all.putAll(after);
        byService(all.values().stream())
                .forEach((owner, targets) -> services.get(owner)
                        .ifPresent(service -> new Story(group, service, before, after).tell(targets)));
    }

    private static Map<ResourceID, List<RegisteredTarget>> byService(Stream<RegisteredTarget> targets) {
        return targets.collect(Collectors.groupingBy(target -> owner(target.task())));
    }

    private static ResourceID owner(EcsTask task) {
        return new ResourceID(task.ownerName(), task.pod().namespace());
    }

    void forget(TargetGroup group) {
        seen.remove(group.getMetadata().getUid());
    }

    /** What one service is told of one group. */
    private final class Story {
        private final TargetGroup group;
        private final Service service;
        private final Map<TargetKey, RegisteredTarget> before;
        private final Map<TargetKey, RegisteredTarget> after;

        Story(
                TargetGroup group,
                Service service,
                Map<TargetKey, RegisteredTarget> before,
                Map<TargetKey, RegisteredTarget> after) {
            this.group = group;
            this.service = service;
            this.before = before;
            this.after = after;
        }

        void tell(List<RegisteredTarget> targets) {
            long registered = count(targets, key -> !isRegistered(before, key) && isRegistered(after, key));
            long deregistered = count(targets, key -> isRegistered(before, key) && !isRegistered(after, key));
            long draining = count(targets, key -> !isDraining(before, key) && isDraining(after, key));
            if (registered > 0) {
                say("TargetsRegistered", "registered " + registered + " targets in " + name());
            }
            if (deregistered > 0) {
                say("TargetsDeregistered", "deregistered " + deregistered + " targets in " + name());
            }
            if (draining > 0) {
                say("TasksDraining", "has begun draining connections on " + draining + " tasks.");
            }
            targets.stream()
                    .map(RegisteredTarget::key)
                    .filter(key -> !isUnhealthy(before, key) && isUnhealthy(after, key))
                    .flatMap(key -> Stream.ofNullable(after.get(key)))
                    .forEach(this::unhealthy);
        }

        private void unhealthy(RegisteredTarget target) {
            warn("(port " + target.hostPort().orElse(target.port().containerPort()) + ") is unhealthy in " + name()
                    + " due to (reason " + target.health().description() + ")");
        }

        private String name() {
            return "(target-group " + GroupSettings.arn(group) + ")";
        }

        private void say(String reason, String message) {
            // The same words may be news again.
            events.resolved(service, reason);
            events.normal(service, reason, prefix() + message);
        }

        private void warn(String message) {
            events.resolved(service, "TargetUnhealthy");
            events.warning(service, "TargetUnhealthy", prefix() + message);
        }

        private String prefix() {
            return "(service " + service.serviceName() + ") ";
        }
    }

    private static long count(List<RegisteredTarget> targets, Predicate<TargetKey> condition) {
        return targets.stream().map(RegisteredTarget::key).filter(condition).count();
    }

    private static boolean isRegistered(Map<TargetKey, RegisteredTarget> targets, TargetKey key) {
        return targets.containsKey(key) && !isDraining(targets, key);
    }

    private static boolean isDraining(Map<TargetKey, RegisteredTarget> targets, TargetKey key) {
        return is(targets, key, TargetState.DRAINING);
    }

    private static boolean isUnhealthy(Map<TargetKey, RegisteredTarget> targets, TargetKey key) {
        return is(targets, key, TargetState.UNHEALTHY);
    }

    private static boolean is(Map<TargetKey, RegisteredTarget> targets, TargetKey key, TargetState state) {
        return Optional.ofNullable(targets.get(key))
                .filter(target -> target.health().state() == state)
                .isPresent();
    }
}
