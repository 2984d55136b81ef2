package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
        List<PodKey> tasks = request.tasks();
        refuseKnownTasks(ledger, tasks);
        Ports ports = new Ports(request.shape(), nowMillis);
        Funnel funnel = new Funnel(ledger, request, ports);
        Order order = new Order(ledger, request);
        Bookings bookings = new Bookings(ledger, request, ports);
        if (tasks.size() == 1) {
            FirstChoice.of(ledger.table(), funnel, order).ifPresent(bookings::add);
        } else {
            placeAll(new Survivors(ledger.table(), funnel, order), bookings);
        }
        return result(ledger, request, funnel, bookings.placed());
    }

    private static void placeAll(Survivors survivors, Bookings bookings) {
        while (!bookings.isComplete() && !survivors.isEmpty()) {
            bookings.add(survivors.best());
            survivors.placed();
        }
    }

    /**
     * Whether one of these instances could take a task of the request now: what was tried in vain is worth another try only
     * when something changed on such an instance.
     *
     * @param instances names; those that the ledger does not know are passed over
     */
    public boolean couldPlace(Ledger ledger, PlacementRequest request, Collection<String> instances, long nowMillis) {
        Funnel funnel = new Funnel(ledger, request, new Ports(request.shape(), nowMillis));
        return instances.stream()
                .flatMap(name -> ledger.instance(name).stream())
                .anyMatch(book -> funnel.admits(book.slot()));
    }

    /** The instances that the request's tasks are for, whether there is room or not. */
    public Qualification qualifying(Ledger ledger, PlacementRequest request, long nowMillis) {
        Funnel funnel = new Funnel(ledger, request, new Ports(request.shape(), nowMillis));
        return new Qualification(
                names(ledger, book -> ledger.table().isOpen(book.slot())), names(ledger, funnel::qualifies));
    }

    private static Set<String> names(Ledger ledger, Predicate<InstanceLedger> which) {
        return ledger.instances().stream()
                .filter(which)
                .map(InstanceLedger::name)
                .collect(Collectors.toSet());
    }

    /** What stands in the way of one more task of the request on each instance; those that would take it are left out. */
    public Explanation explain(Ledger ledger, PlacementRequest request, long nowMillis) {
        return explain(ledger, request, new Funnel(ledger, request, new Ports(request.shape(), nowMillis)));
    }

    private static PlacementResult result(
            Ledger ledger, PlacementRequest request, Funnel funnel, List<Placement> placed) {
        List<PodKey> unplaced =
                request.tasks().subList(placed.size(), request.tasks().size());
        Optional<Explanation> why =
                unplaced.isEmpty() ? Optional.empty() : Optional.of(explain(ledger, request, funnel));
        return new PlacementResult(placed, unplaced, why);
    }

    private static Explanation explain(Ledger ledger, PlacementRequest request, Funnel funnel) {
        Set<String> only = request.rules().instances();
        List<InstanceLedger> asked = ledger.instances().stream()
                .filter(book -> only.isEmpty() || only.contains(book.name()))
                .filter(book -> book.instance().serves(request.rules().capacityProvider()))
                .toList();
        return Closeness.explain(asked, funnel).on(request.rules().capacityProvider());
    }

    private static void refuseKnownTasks(Ledger ledger, List<PodKey> tasks) {
        if (tasks.size() > 1 && new HashSet<>(tasks).size() < tasks.size()) {
            throw new IllegalArgumentException("tasks name a pod twice: " + tasks);
        }
        for (PodKey task : tasks) {
            if (ledger.holds(task)) {
                throw new IllegalArgumentException("task " + task + " has a place already, on "
                        + ledger.holding(task).orElseThrow().instance() + ": leave it out of the request");
            }
        }
    }
}
