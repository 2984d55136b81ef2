package dev.longshore.operator.placement;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Instances whose kubelet lately refused a task of an owner: the owner's next tasks go elsewhere for a while. */
final class Avoidance {
    static final Duration AVOID_FOR = Duration.ofSeconds(60);

    private record Avoided(String cause, Instant until) {}

    private final Map<String, Map<String, Avoided>> byOwner = new HashMap<>();

    void avoid(String ownerUid, String instance, String cause, Instant now) {
        byOwner.computeIfAbsent(ownerUid, uid -> new HashMap<>())
                .put(instance, new Avoided(cause, now.plus(AVOID_FOR)));
    }

    /** The instances that an owner's tasks avoid now, each with the reason that its kubelet gave. */
    Map<String, String> of(String ownerUid) {
        return byOwner.getOrDefault(ownerUid, Map.of()).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().cause()));
    }

    /** Drops what is over; answers the instances that are avoided no more. */
    Set<String> expire(Instant now) {
        Set<String> over = new HashSet<>();
        byOwner.values().removeIf(avoided -> {
            avoided.entrySet().removeIf(entry -> {
                boolean isOver = !entry.getValue().until().isAfter(now);
                if (isOver) {
                    over.add(entry.getKey());
                }
                return isOver;
            });
            return avoided.isEmpty();
        });
        return over;
    }
}
