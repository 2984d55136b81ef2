package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * Finds places for tasks, as ECS does: of the instances that meet all requirements the strategy's first takes the
 * task, its room is reserved, and the next task is looked at.
 *
 * <p>The tasks of a request are alike, and placing only ever takes room. So an instance that is full is out for the rest
 * of the batch, and K tasks over N instances cost O(N + K log N).
 */
public final class Placer {
    /**
     * Places the tasks of a request one after the other, each reserved in the ledger before the next is looked at.
     *
     * @param nowMillis the present, in milliseconds since the epoch; decides which dynamic ports have rested
     * @throws IllegalArgumentException if the ledger holds one of the tasks already or one is named twice; then none
     *     is placed
     */
    public PlacementResult place(Ledger ledger, PlacementRequest request, long nowMillis) {
        refuseKnownTasks(ledger, request.tasks());
        Ports ports = new Ports(request.shape(), nowMillis);
        Funnel funnel = new Funnel(request, ports);
        PriorityQueue<Zone> zones = zones(ledger, request, funnel);
        List<Placement> placed = new ArrayList<>();
        while (placed.size() < request.tasks().size() && !zones.isEmpty()) {
            Zone zone = zones.remove();
            InstanceLedger book = zone.poll();
            Placement placement = new Placement(request.tasks().get(placed.size()), book.name(), ports.bind(book));
            ledger.assume(placement.task(), placement.instance(), claim(request, ports, placement));
            placed.add(placement);
            zone.placed();
            if (funnel.hasRoom(book)) {
                zone.offer(book);
            }
            if (zone.hasCandidate()) {
                zones.add(zone);
            }
        }
        return result(ledger, request, funnel, placed);
    }

    private static PriorityQueue<Zone> zones(Ledger ledger, PlacementRequest request, Funnel funnel) {
        Map<String, List<InstanceLedger>> byZone = ledger.instances().stream()
                .collect(Collectors.groupingBy(book -> book.instance().zone()));
        return byZone.values().stream()
                .map(instances -> new Zone(request.group(), instances, funnel))
                .filter(Zone::hasCandidate)
                .collect(Collectors.toCollection(PriorityQueue::new));
    }

    private static Claim claim(PlacementRequest request, Ports ports, Placement placement) {
        return new Claim(
                request.shape().resources(),
                Ports.all(placement.bindings()),
                ports.dynamic(placement.bindings()),
                Optional.of(request.group()));
    }

    private static PlacementResult result(
            Ledger ledger, PlacementRequest request, Funnel funnel, List<Placement> placed) {
        List<PodKey> unplaced =
                request.tasks().subList(placed.size(), request.tasks().size());
        Optional<Explanation> why =
                unplaced.isEmpty() ? Optional.empty() : Optional.of(Closeness.explain(ledger.instances(), funnel));
        return new PlacementResult(placed, unplaced, why);
    }

    private static void refuseKnownTasks(Ledger ledger, List<PodKey> tasks) {
        if (tasks.stream().distinct().count() < tasks.size()) {
            throw new IllegalArgumentException("tasks name a pod twice: " + tasks);
        }
        tasks.forEach(task -> ledger.holding(task).ifPresent(held -> {
            throw new IllegalArgumentException(
                    "task " + task + " has a place already, on " + held.instance() + ": leave it out of the request");
        }));
    }
}
