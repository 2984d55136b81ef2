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
    private long[] freeMilliCpu = new long[SMALLEST];
    private long[] freeMemoryBytes = new long[SMALLEST];
    private int[] freeGpus = new int[SMALLEST];
    private int[] freeEnis = new int[SMALLEST];
    private int[] freePods = new int[SMALLEST];
    private int[] pods = new int[SMALLEST];
    private boolean[] registered = new boolean[SMALLEST];
    private boolean[] open = new boolean[SMALLEST];
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

    /** Thousandths of a CPU that are left; negative where foreign pods took more than there is. */
    public long freeMilliCpu(int slot) {
        return freeMilliCpu[slot];
    }

    /** Bytes of memory that are left; negative where foreign pods took more than there is. */
    public long freeMemoryBytes(int slot) {
        return freeMemoryBytes[slot];
    }

    /** GPUs that are left. */
    public int freeGpus(int slot) {
        return freeGpus[slot];
    }

    /** Network interfaces that are left for awsvpc tasks. */
    public int freeEnis(int slot) {
        return freeEnis[slot];
    }

    /** How many more pods the kubelet admits. */
    public int freePods(int slot) {
        return freePods[slot];
    }

    /** Number of pods, foreign and assumed ones included. */
    public int pods(int slot) {
        return pods[slot];
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
        vacant.push(slot);
        columns.clear();
    }

    void attributesChanged() {
        columns.clear();
    }

    void show(int slot, Resources free, int podsHere, int podsLeft, boolean isRegistered, boolean isOpen) {
        freeMilliCpu[slot] = free.milliCpu();
        freeMemoryBytes[slot] = free.memoryBytes();
        freeGpus[slot] = free.gpus();
        freeEnis[slot] = free.enis();
        freePods[slot] = podsLeft;
        pods[slot] = podsHere;
        registered[slot] = isRegistered;
        open[slot] = isOpen;
    }

    private void grow(int size) {
        books = Arrays.copyOf(books, size);
        freeMilliCpu = Arrays.copyOf(freeMilliCpu, size);
        freeMemoryBytes = Arrays.copyOf(freeMemoryBytes, size);
        freeGpus = Arrays.copyOf(freeGpus, size);
        freeEnis = Arrays.copyOf(freeEnis, size);
        freePods = Arrays.copyOf(freePods, size);
        pods = Arrays.copyOf(pods, size);
        registered = Arrays.copyOf(registered, size);
        open = Arrays.copyOf(open, size);
    }
}
