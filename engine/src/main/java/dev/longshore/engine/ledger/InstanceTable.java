package dev.longshore.engine.ledger;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures that decide whether an instance takes a task, in one array for each: a placement looks at all instances,
 * and thousands of objects are slower to walk than a few arrays. Each instance has a slot, a small number that stays its own
 * while it is known. It is a live view of the {@link Ledger}, which alone changes it.
 */
public final class InstanceTable {
    private static final int SMALLEST = 16;

    private final Deque<Integer> vacant = new ArrayDeque<>();
    private final Map<List<String>, AttributeColumn> columns = new HashMap<>();
    private @Nullable InstanceLedger[] books = new @Nullable InstanceLedger[SMALLEST];
    private final Figures freeMilliCpu = new Figures();
    private final Figures freeMemoryBytes = new Figures();
    private final Figures freeGpus = new Figures();
    private final Figures freeEnis = new Figures();
    private final Figures freePods = new Figures();
    private final Figures pods = new Figures();
    private boolean[] registered = new boolean[SMALLEST];
    private boolean[] open = new boolean[SMALLEST];
    /** By slot; texts of the instances, the empty one where there is none. */
    private @Nullable String[] providers = new @Nullable String[SMALLEST];

    private int end;

    InstanceTable() {}

    /** One more than the greatest slot in use. */
    public int end() {
        return end;
    }

    /**
     * The book of the instance in a slot.
     *
     * @throws NullPointerException if the slot is vacant
     */
    public InstanceLedger book(int slot) {
        return Objects.requireNonNull(books[slot], () -> "slot " + slot + " is vacant");
    }

    /** Whether the slot holds a registered instance: one without a node may still hold pods. */
    public boolean isRegistered(int slot) {
        return registered[slot];
    }

    /** Whether the instance may take tasks at all: ACTIVE, its agent connected, and no taint in the way. */
    public boolean isOpen(int slot) {
        return open[slot];
    }

    /** Whether tasks for a capacity provider may run there, see {@link Instance#serves}. */
    public boolean serves(int slot, String provider) {
        String own = providers[slot];
        if (own == null || own.isEmpty()) {
            return provider.isEmpty();
        }
        return book(slot).instance().serves(provider);
    }

    void provider(int slot, String provider) {
        providers[slot] = provider;
    }

    /** Thousandths of a CPU that are left; negative where foreign pods took more than there is. */
    public Figures freeMilliCpu() {
        return freeMilliCpu;
    }

    /** Bytes of memory that are left; negative where foreign pods took more than there is. */
    public Figures freeMemoryBytes() {
        return freeMemoryBytes;
    }

    /** GPUs that are left. */
    public Figures freeGpus() {
        return freeGpus;
    }

    /** Network interfaces that are left for awsvpc tasks. */
    public Figures freeEnis() {
        return freeEnis;
    }

    /** How many more pods the kubelet admits. */
    public Figures freePods() {
        return freePods;
    }

    /** Number of pods, foreign and assumed ones included. */
    public Figures pods() {
        return pods;
    }

    /** The values of these attributes by slot; kept until an instance or an attribute changes. */
    public AttributeColumn column(List<String> attributes) {
        return columns.computeIfAbsent(attributes, names -> AttributeColumn.of(names, this));
    }

    int add(InstanceLedger book) {
        int slot = vacant.isEmpty() ? end++ : vacant.pop();
        if (slot == books.length) {
            grow(2 * slot);
        }
        books[slot] = book;
        columns.clear();
        return slot;
    }

    void vacate(int slot) {
        books[slot] = null;
        registered[slot] = false;
        open[slot] = false;
        providers[slot] = null;
        vacant.push(slot);
        columns.clear();
    }

    void attributesChanged() {
        columns.clear();
    }

    void show(int slot, Resources free, int podsHere, int podsLeft, boolean isRegistered, boolean isOpen) {
        freeMilliCpu.set(slot, free.milliCpu());
        freeMemoryBytes.set(slot, free.memoryBytes());
        freeGpus.set(slot, free.gpus());
        freeEnis.set(slot, free.enis());
        freePods.set(slot, podsLeft);
        pods.set(slot, podsHere);
        registered[slot] = isRegistered;
        open[slot] = isOpen;
    }

    private void grow(int size) {
        books = Arrays.copyOf(books, size);
        registered = Arrays.copyOf(registered, size);
        open = Arrays.copyOf(open, size);
        providers = Arrays.copyOf(providers, size);
    }
}
