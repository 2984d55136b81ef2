package dev.longshore.bench.scaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The cluster autoscaler's rule with its defaults: every 10 s nodes for the pods that find no room, beside those that are coming; nodes that
 * were empty for 10 minutes go, and none within 10 minutes after some were added. It would also move pods together, which is left out.
 */
final class ClusterAutoscaler implements InstanceScaler {
    private static final int SCAN_SECONDS = 10;
    private static final int UNNEEDED_SECONDS = 600;

    private record Empty(int second, int nodes) {}

    private final Deque<Empty> empties = new ArrayDeque<>();
    private int lastAdded = -UNNEEDED_SECONDS;

    @Override
    public int decide(View view) {
        if (view.second() % SCAN_SECONDS != 0) {
            return view.desired();
        }
        int wanted = view.up() + Math.ceilDiv(view.waiting(), SimulatedInstances.ROOM);
        if (wanted > view.desired()) {
            lastAdded = view.second();
            return wanted;
        }
        empties.addLast(new Empty(view.second(), view.up() - view.busy()));
        empties.removeIf(one -> one.second() < view.second() - UNNEEDED_SECONDS);
        boolean longEnough = view.second() - empties.getFirst().second() >= UNNEEDED_SECONDS
                && view.second() - lastAdded >= UNNEEDED_SECONDS;
        int unneeded = empties.stream().mapToInt(Empty::nodes).min().orElse(0);
        if (unneeded == 0 || !longEnough) {
            return view.desired();
        }
        // The others have been empty for as long as before.
        List<Empty> others = empties.stream()
                .map(one -> new Empty(one.second(), one.nodes() - unneeded))
                .toList();
        empties.clear();
        empties.addAll(others);
        return view.desired() - unneeded;
    }
}
