package dev.longshore.engine.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The book of one Cluster: its instances, and what every pod on them holds. The pods that the API server shows are the
 * truth; placements whose pods have not been seen yet are assumed.
 *
 * <p>It has one writer and is not thread-safe. Calls may come in any order: a pod may be seen before its instance.
 */
public final class Ledger {
    private final Map<String, InstanceLedger> registered = new TreeMap<>();
    private final Map<String, InstanceLedger> unregistered = new HashMap<>();
    private final Map<PodKey, InstanceLedger> placeOf = new HashMap<>();

    /** Adds an instance, or replaces what is known of it; the pods on it stay. */
    public void register(Instance instance) {
        InstanceLedger book = unregistered.remove(instance.name());
        if (book != null) {
            registered.put(instance.name(), book);
        }
        registered.computeIfAbsent(instance.name(), InstanceLedger::new).register(instance);
    }

    /** Takes an instance out of placement. Pods that still stand on it are kept until they are forgotten. */
    public void deregister(String instanceName) {
        InstanceLedger book = registered.remove(instanceName);
        if (book != null) {
            book.deregister();
            keepWhileUsed(book);
        }
    }

    /** Records what the API server shows of a pod; replaces whatever was known of it, an assumption included. */
    public void observe(PodKey pod, String instance, Claim claim) {
        put(pod, new Holding(instance, claim, false));
    }

    /**
     * Records a placement whose pod has not been seen yet.
     *
     * @throws IllegalStateException if the pod holds something already: a pod is placed once
     */
    public void assume(PodKey pod, String instance, Claim claim) {
        holding(pod).ifPresent(held -> {
            throw new IllegalStateException("pod " + pod + " is placed on " + held.instance() + " already");
        });
        put(pod, new Holding(instance, claim, true));
        instance(instance).ifPresent(book -> book.dynamicPorts().moveBehind(claim.dynamicPorts()));
    }

    /**
     * Removes a pod that ended, is gone or was refused; unknown pods are ignored.
     *
     * @param nowMillis from now its dynamic ports rest for {@link DynamicPorts#REST_MILLIS}
     */
    public void forget(PodKey pod, long nowMillis) {
        InstanceLedger book = placeOf.remove(pod);
        if (book != null) {
            Holding held = book.release(pod);
            book.dynamicPorts().rest(held.claim().dynamicPorts(), nowMillis);
            keepWhileUsed(book);
        }
    }

    /** What a pod holds, if anything. */
    public Optional<Holding> holding(PodKey pod) {
        return Optional.ofNullable(placeOf.get(pod)).flatMap(book -> book.holding(pod));
    }

    /** The registered instances, ordered by name: a live view. */
    public Collection<InstanceLedger> instances() {
        return Collections.unmodifiableCollection(registered.values());
    }

    /** The live book of a registered instance. */
    public Optional<InstanceLedger> instance(String name) {
        return Optional.ofNullable(registered.get(name));
    }

    /** What is taken on an instance now, also on one that is not registered but has pods. */
    public Optional<Usage> usage(String name) {
        return Optional.ofNullable(registered.getOrDefault(name, unregistered.get(name)))
                .map(InstanceLedger::usage);
    }

    /**
     * Recounts everything from the single claims.
     *
     * @return a line for each figure that differs from the book; empty when all is well
     */
    public List<String> audit() {
        List<String> differences = new ArrayList<>();
        List<InstanceLedger> books = new ArrayList<>(registered.values());
        books.addAll(unregistered.values());
        books.forEach(book -> differences.addAll(book.audit()));
        int pods = books.stream().mapToInt(InstanceLedger::pods).sum();
        if (pods != placeOf.size()) {
            differences.add("the instances hold " + pods + " pods, the index " + placeOf.size());
        }
        placeOf.forEach((pod, book) -> {
            if (book.holding(pod).isEmpty()) {
                differences.add("pod " + pod + " has no claim on " + book.name());
            }
        });
        return differences;
    }

    private void put(PodKey pod, Holding holding) {
        InstanceLedger before = placeOf.remove(pod);
        if (before != null) {
            before.release(pod);
            if (!before.name().equals(holding.instance())) {
                keepWhileUsed(before);
            }
        }
        InstanceLedger book = book(holding.instance());
        book.take(pod, holding);
        placeOf.put(pod, book);
    }

    private InstanceLedger book(String name) {
        InstanceLedger book = registered.get(name);
        return book != null ? book : unregistered.computeIfAbsent(name, InstanceLedger::new);
    }

    private void keepWhileUsed(InstanceLedger book) {
        if (registered.get(book.name()) == book) {
            return;
        }
        if (book.pods() > 0) {
            unregistered.put(book.name(), book);
        } else {
            unregistered.remove(book.name());
        }
    }
}
