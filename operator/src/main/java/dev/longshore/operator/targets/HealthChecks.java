package dev.longshore.operator.targets;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Checks the targets of all groups, each by a virtual thread of its own in its group's interval, and tells {@link TaskTargets} what came
 * of it.
 */
public final class HealthChecks implements AutoCloseable {
    /** More at once would only make each wait longer for the machine. */
    private static final int IN_FLIGHT = 256;

    private final TaskTargets targets;
    private final InstantSource clock;
    private final Prober prober = new Prober();
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final Map<GroupKey, GroupChecks> groups = new ConcurrentHashMap<>();

    public HealthChecks(TaskTargets targets, InstantSource clock) {
        this.targets = targets;
        this.clock = clock;
    }

    /** From now on these targets of the group are checked, so, and no others. */
    void keep(GroupKey group, CheckSettings settings, Map<TargetKey, RegisteredTarget> wanted) {
        groups.compute(group, (key, known) -> {
            boolean goesOn = known != null && known.settings().equals(settings);
            if (known != null && !goesOn) {
                known.keep(Map.of());
            }
            GroupChecks checks = known != null && goesOn
                    ? known
                    : new GroupChecks(group, settings, targets, prober, inFlight, clock);
            checks.keep(wanted);
            return checks;
        });
    }

    /** The group is gone, or its targets are not to be checked. */
    public void drop(GroupKey group) {
        groups.computeIfPresent(group, (key, checks) -> {
            checks.keep(Map.of());
            return null;
        });
    }

    /** Whether checks of the group were tried, and nothing at any of its targets' addresses has ever answered. */
    boolean unreachable(GroupKey group) {
        GroupChecks checks = groups.get(group);
        return checks != null && checks.unreachable();
    }

    @Override
    public void close() {
        Set.copyOf(groups.keySet()).forEach(this::drop);
        prober.close();
    }
}
