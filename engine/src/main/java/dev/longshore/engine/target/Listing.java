package dev.longshore.engine.target;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which targets of a group get new requests: the healthy ones or, as ELB fails open, all that are registered if none is. */
public final class Listing {
    private Listing() {}

    /** The targets that are listed, in the order of the map; draining ones never are. */
    public static <K> Set<K> of(Map<K, Target> targets) {
        Set<K> healthy = those(targets, Target::healthy);
        return healthy.isEmpty() ? those(targets, target -> !target.draining()) : healthy;
    }

    private static <K> Set<K> those(Map<K, Target> targets, Predicate<Target> condition) {
        Set<K> those = new LinkedHashSet<>();
        targets.forEach((key, target) -> {
            if (condition.test(target)) {
                those.add(key);
            }
        });
        return those;
    }
}
