package dev.longshore.engine.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The book of one Cluster: its instances, and what every pod on them holds. The pods that the API server shows are the
 * truth; placements whose pods have not been seen yet are assumed.
 *
 * <p>It has one writer and is not thread-safe. Calls may come in any order: a pod may be seen before its instance.
 */
public final class Ledger {
    private final InstanceTable table = new InstanceTable();
    private final TaskCounts taskCounts = new TaskCounts();
    /** Registered instances, and others that pods stand on. */
    private final Map<String, InstanceLedger> books = new HashMap<>();

    private final Map<PodKey, Booking> bookings = new HashMap<>();

    /** Adds an instance, or replaces what is known of it; the pods on it stay. */
    public void register(Instance instance) {
        book(instance.name()).register(instance);
    }

    /** Takes an instance out of placement. Pods that still stand on it are kept until they are forgotten. */
    public void deregister(String instanceName) {
        InstanceLedger book = books.get(instanceName);
        if (book != null) {
            book.deregister();
            keepWhileUsed(book);
        }
    }

    /** Records what the API server shows of a pod; replaces whatever was known of it, an assumption included. */
    public void observe(PodKey pod, String instance, Claim claim) {
        Booking before = bookings.get(pod);
        // An equal claim is kept: the tasks of a batch share theirs.
        Claim kept = before != null && before.claim.equals(claim) ? before.claim : claim;
        put(pod, book(instance), kept, false);
    }

    /**
     * Records a placement whose pod has not been seen yet.
     *
     * @throws IllegalStateException if the pod holds something already: a pod is placed once
     */
    public void assume(PodKey pod, String instance, Claim claim) {
        assume(pod, book(instance), claim);
    }

    /**
     * Records a placement on an instance of this ledger.
     *
     * @throws IllegalStateException if the pod holds something already: a pod is placed once
     */
    public void assume(PodKey pod, InstanceLedger book, Claim claim) {
        Booking before = bookings.get(pod);
        if (before != null) {
            throw new IllegalStateException("pod " + pod + " is placed on " + before.book.name() + " already");
        }
        put(pod, book, claim, true);
        if (book.isRegistered() && !claim.dynamicPorts().isEmpty()) {
            book.dynamicPorts().moveBehind(claim.dynamicPorts());
        }
    }

    /**
     * Removes a pod that ended, is gone or was refused; unknown pods are ignored.
     *
     * @param nowMillis from now its dynamic ports rest for {@link DynamicPorts#REST_MILLIS}
     */
    public void forget(PodKey pod, long nowMillis) {
        Booking booking = bookings.remove(pod);
        if (booking != null) {
            booking.book.release(booking);
            booking.book.dynamicPorts().rest(booking.claim.dynamicPorts(), nowMillis);
            keepWhileUsed(booking.book);
        }
    }

    /** What a pod holds, if anything. */
    public Optional<Holding> holding(PodKey pod) {
        return Optional.ofNullable(bookings.get(pod)).map(Booking::holding);
    }

    /** Whether the pod holds something. */
    public boolean holds(PodKey pod) {
        return bookings.containsKey(pod);
    }

    /** The registered instances, in the order of their slots. */
    public List<InstanceLedger> instances() {
        List<InstanceLedger> registered = new ArrayList<>();
        for (int slot = 0; slot < table.end(); slot++) {
            if (table.isRegistered(slot)) {
                registered.add(table.book(slot));
            }
        }
        return registered;
    }

    /** The live book of a registered instance. */
    public Optional<InstanceLedger> instance(String name) {
        return Optional.ofNullable(books.get(name)).filter(InstanceLedger::isRegistered);
    }

    /** The figures of all instances, as arrays. */
    public InstanceTable table() {
        return table;
    }

    /** How many tasks of a group each instance has, by slot; what it says of later placements is not defined. */
    public IntCounts tasksOf(TaskGroup group) {
        return taskCounts.of(group);
    }

    /** What is taken on an instance now, also on one that is not registered but has pods. */
    public Optional<Usage> usage(String name) {
        return Optional.ofNullable(books.get(name)).map(InstanceLedger::usage);
    }

    /**
     * Recounts everything from the single claims.
     *
     * @return a line for each figure that differs from the book; empty when all is well
     */
    public List<String> audit() {
        List<String> differences = new ArrayList<>();
        books.values().forEach(book -> differences.addAll(book.audit()));
        int pods = books.values().stream().mapToInt(InstanceLedger::pods).sum();
        if (pods != bookings.size()) {
            differences.add("the instances hold " + pods + " pods, the index " + bookings.size());
        }
        return differences;
    }

    private void put(PodKey pod, InstanceLedger book, Claim claim, boolean assumed) {
        Booking booking = Booking.of(pod, book, claim, assumed);
        Booking before = bookings.put(pod, booking);
        if (before != null) {
            before.book.release(before);
        }
        book.take(booking);
        if (before != null) {
            keepWhileUsed(before.book);
        }
    }

    private InstanceLedger book(String name) {
        return books.computeIfAbsent(name, unknown -> new InstanceLedger(unknown, table, taskCounts));
    }

    private void keepWhileUsed(InstanceLedger book) {
        if (!book.isRegistered() && book.pods() == 0) {
            books.remove(book.name());
            table.vacate(book.slot());
        }
    }
}
