package dev.longshore.engine.ledger;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is taken on one instance: a live view, changed through the {@link Ledger} alone. */
public final class InstanceLedger {
    private final String name;
    private final Map<PodKey, Holding> holdings = new HashMap<>();
    private final DynamicPorts dynamicPorts = new DynamicPorts(this);
    private final Tally tally = new Tally();
    private @Nullable Instance instance;

    InstanceLedger(String name) {
        this.name = name;
    }

    /** The instance's name. */
    public String name() {
        return name;
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
        Resources registered = instance == null ? Resources.NONE : instance.registered();
        return registered.minus(tally.taken());
    }

    /** Number of pods here, foreign and assumed ones included. */
    public int pods() {
        return holdings.size();
    }

    /** Number of tasks of the group here. */
    public int tasks(TaskGroup group) {
        return tally.tasks(group);
    }

    /** Whether the port is held by a pod or reserved. */
    public boolean isTaken(HostPort port) {
        return tally.holds(port)
                || (instance != null && instance.reservedPorts().contains(port));
    }

    /** The pod that holds the port; the first by name where several say so. Empty for a reserved or free port. */
    public Optional<PodKey> holder(HostPort port) {
        if (!tally.holds(port)) {
            return Optional.empty();
        }
        return holdings.entrySet().stream()
                .filter(entry -> entry.getValue().claim().hostPorts().contains(port))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
    }

    /** The dynamic host ports of this instance. */
    public DynamicPorts dynamicPorts() {
        return dynamicPorts;
    }

    /** A copy of the figures of this moment. */
    public Usage usage() {
        return new Usage(
                instance == null ? Resources.NONE : instance.registered(),
                remaining(),
                instance == null ? Set.of() : instance.reservedPorts(),
                tally.ports(),
                holdings.values().stream()
                        .flatMap(held -> held.claim().dynamicPorts().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                tally.tasksByGroup(),
                holdings.size(),
                tally.assumed());
    }

    Optional<Holding> holding(PodKey pod) {
        return Optional.ofNullable(holdings.get(pod));
    }

    void register(Instance known) {
        this.instance = known;
    }

    void deregister() {
        this.instance = null;
    }

    void take(PodKey pod, Holding holding) {
        holdings.put(pod, holding);
        tally.add(holding);
    }

    Holding release(PodKey pod) {
        Holding held = Objects.requireNonNull(holdings.remove(pod), () -> "pod " + pod + " is not on " + name);
        tally.remove(held);
        return held;
    }

    List<String> audit() {
        Tally recount = Tally.of(holdings.values());
        return recount.matches(tally)
                ? List.of()
                : List.of("instance " + name + ": the book says " + tally + ", a recount " + recount);
    }
}
