package dev.longshore.engine.ledger;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is taken on one instance: a live view, changed through the {@link Ledger} alone. */
public final class InstanceLedger {
    private final String name;
    private final InstanceTable table;
    private final TaskCounts taskCounts;
    private final int slot;
    private final DynamicPorts dynamicPorts = new DynamicPorts(this);
    private final Tally tally = new Tally();
    private @Nullable Instance instance;
    private @Nullable Booking first;

    InstanceLedger(String name, InstanceTable table, TaskCounts taskCounts) {
        this.name = name;
        this.table = table;
        this.taskCounts = taskCounts;
        this.slot = table.add(this);
        show();
    }

    /** The instance's name. */
    public String name() {
        return name;
    }

    /** Its place in the {@link InstanceTable}. */
    public int slot() {
        return slot;
    }

    /**
     * What is known of the instance.
     *
     * @throws NullPointerException if it is not registered, which no instance of {@link Ledger#instances()} is
     */
    public Instance instance() {
        return Objects.requireNonNull(instance, () -> "instance " + name + " is not registered");
    }

    /** Registered minus taken; negative where foreign pods took more than there is. */
    public Resources remaining() {
        return tally.leftOf(registered());
    }

    /** Number of pods here, foreign and assumed ones included. */
    public int pods() {
        return tally.pods();
    }

    /** Number of tasks here, of all groups. */
    public int tasks() {
        return tally.tasks();
    }

    /** Number of tasks of the group here. */
    public int tasks(TaskGroup group) {
        return taskCounts.of(group).of(slot);
    }

    /** Every group that has tasks here, with their number. */
    public Map<TaskGroup, Integer> tasksByGroup() {
        Map<TaskGroup, Integer> counts = new HashMap<>();
        bookings().forEach(booking -> booking.claim.group().ifPresent(group -> counts.merge(group, 1, Integer::sum)));
        return counts;
    }

    /** Whether the port is held by a pod or reserved. */
    public boolean isTaken(HostPort port) {
        return tally.holds(port)
                || (instance != null && instance.reservedPorts().contains(port));
    }

    /** The pod that holds the port; the first by name where several say so. Empty for a reserved or free port. */
    public Optional<PodKey> holder(HostPort port) {
        return bookings()
                .filter(booking -> booking.claim.hostPorts().contains(port))
                .map(booking -> booking.pod)
                .min(Comparator.naturalOrder());
    }

    /** The dynamic host ports of this instance. */
    public DynamicPorts dynamicPorts() {
        return dynamicPorts;
    }

    /** A copy of the figures of this moment. */
    public Usage usage() {
        Set<HostPort> held = new HashSet<>();
        Set<HostPort> dynamic = new HashSet<>();
        bookings().forEach(booking -> {
            held.addAll(booking.claim.hostPorts());
            dynamic.addAll(booking.claim.dynamicPorts());
        });
        return new Usage(
                registered(),
                remaining(),
                instance == null ? Set.of() : instance.reservedPorts(),
                held,
                dynamic,
                tasksByGroup(),
                tally.pods(),
                tally.assumed());
    }

    void register(Instance known) {
        if (instance == null || !instance.attributes().equals(known.attributes())) {
            table.attributesChanged();
        }
        this.instance = known;
        table.provider(slot, known.capacityProvider());
        show();
    }

    void deregister() {
        this.instance = null;
        table.attributesChanged();
        show();
    }

    boolean isRegistered() {
        return instance != null;
    }

    void take(Booking booking) {
        booking.next = first;
        if (first != null) {
            first.previous = booking;
        }
        first = booking;
        tally.add(booking.claim, booking.isAssumed());
        booking.claim.group().ifPresent(group -> taskCounts.change(group, slot, 1));
        show();
    }

    void release(Booking booking) {
        if (booking.previous == null) {
            first = booking.next;
        } else {
            booking.previous.next = booking.next;
        }
        if (booking.next != null) {
            booking.next.previous = booking.previous;
        }
        tally.remove(booking.claim, booking.isAssumed());
        booking.claim.group().ifPresent(group -> taskCounts.change(group, slot, -1));
        show();
    }

    List<String> audit() {
        Tally recount = new Tally();
        bookings().forEach(booking -> recount.add(booking.claim, booking.isAssumed()));
        if (!recount.matches(tally)) {
            return List.of("instance " + name + ": the book says " + tally + ", a recount " + recount);
        }
        return tasksByGroup().entrySet().stream()
                .filter(entry -> tasks(entry.getKey()) != entry.getValue())
                .map(entry -> "instance " + name + ": " + tasks(entry.getKey()) + " tasks of " + entry.getKey()
                        + " are counted, a recount says " + entry.getValue())
                .toList();
    }

    private Stream<Booking> bookings() {
        return Stream.iterate(first, Objects::nonNull, booking -> booking.next);
    }

    private Resources registered() {
        return instance == null ? Resources.NONE : instance.registered();
    }

    private void show() {
        boolean open = instance != null
                && instance.status() == InstanceStatus.ACTIVE
                && instance.agentConnected()
                && instance.untoleratedTaints().isEmpty();
        int podsLeft = instance == null ? 0 : instance.maxPods() - tally.pods();
        table.show(slot, remaining(), tally.pods(), podsLeft, instance != null, open);
    }
}
