package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.placement.Explanation;
import dev.longshore.engine.placement.InstanceRefusals;
import dev.longshore.engine.placement.Placement;
import dev.longshore.engine.placement.PlacementRequest;
import dev.longshore.engine.placement.PlacementResult;
import dev.longshore.engine.placement.PlacementRules;
import dev.longshore.engine.placement.Placer;
import dev.longshore.engine.placement.Qualification;
import dev.longshore.operator.names.TaskName;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tries to place what an owner wants, in the ledger of one Cluster. */
final class Attempts {
    private final Ledger ledger;
    private final Avoidance avoidance;
    private final InstantSource clock;
    private final Placer placer = new Placer();
    private Set<String> keptForDaemons = Set.of();

    Attempts(Ledger ledger, Avoidance avoidance, InstantSource clock) {
        this.ledger = ledger;
        this.avoidance = avoidance;
        this.clock = clock;
    }

    /** Places and reserves what can be; StartTask's tasks each on the instance that is named for it. */
    PlacementResult place(Owner owner, Wanted wanted, List<PodKey> keys) {
        if (wanted.targets().isEmpty()) {
            return placeByProvider(owner, wanted, keys);
        }
        List<Placement> placed = new ArrayList<>();
        List<PodKey> unplaced = new ArrayList<>();
        List<InstanceRefusals> refused = new ArrayList<>();
        for (PodKey key : keys) {
            PlacementRules rules = PlacementRules.startTask(target(wanted, key.name()));
            PlacementResult one = placer.place(ledger, request(owner, wanted, rules, List.of(key)), clock.millis());
            placed.addAll(one.placed());
            unplaced.addAll(one.unplaced());
            one.explanation().map(Explanation::refused).ifPresent(refused::addAll);
        }
        return new PlacementResult(
                placed, unplaced, unplaced.isEmpty() ? Optional.empty() : Optional.of(new Explanation(refused)));
    }

    /** Each task on the instances of its capacity provider; what does not fit there goes nowhere else. */
    private PlacementResult placeByProvider(Owner owner, Wanted wanted, List<PodKey> keys) {
        Map<String, List<PodKey>> byProvider = keys.stream()
                .collect(Collectors.groupingBy(
                        key -> wanted.provider(key.name()), LinkedHashMap::new, Collectors.toList()));
        List<PlacementResult> results = new ArrayList<>();
        byProvider.forEach((provider, tasks) -> results.add(
                placer.place(ledger, request(owner, wanted, wanted.rules().on(provider), tasks), clock.millis())));
        return results.size() == 1
                ? results.getFirst()
                : new PlacementResult(
                        results.stream().flatMap(one -> one.placed().stream()).toList(),
                        results.stream().flatMap(one -> one.unplaced().stream()).toList(),
                        results.stream()
                                .flatMap(one -> one.explanation().stream())
                                .findFirst());
    }

    /** Whether one of these instances could take one of these tasks of the owner now. */
    boolean couldPlace(Owner owner, Wanted wanted, List<TaskName> tasks, Collection<String> instances) {
        return tasks.stream()
                .map(task -> wanted.provider(task.podName()))
                .distinct()
                .anyMatch(provider -> placer.couldPlace(
                        ledger,
                        request(owner, wanted, wanted.rules().on(provider), List.of()),
                        instances,
                        clock.millis()));
    }

    /** The instances that the owner's tasks are for, whether there is room or not. */
    Qualification qualifying(Owner owner, Wanted wanted) {
        // Also those that are kept for DAEMON services: one of them may be asking.
        PlacementRequest request = request(owner, wanted, wanted.rules(), List.of(), avoidance.of(owner.uid()));
        return placer.qualifying(ledger, request, clock.millis());
    }

    /** What stands in the way of the first of the wanted tasks; StartTask asks its named instance alone. */
    Explanation explain(Owner owner, Wanted wanted) {
        PlacementRules rules = wanted.targets().isEmpty()
                ? wanted.rules()
                        .on(wanted.tasks().stream()
                                .findFirst()
                                .map(task -> wanted.provider(task.podName()))
                                .orElse(wanted.rules().capacityProvider()))
                : PlacementRules.startTask(
                        target(wanted, wanted.tasks().getFirst().podName()));
        return placer.explain(ledger, request(owner, wanted, rules, List.of()), clock.millis());
    }

    /** What stands in the way of a task of this capacity provider. */
    Explanation explain(Owner owner, Wanted wanted, String provider) {
        return placer.explain(ledger, request(owner, wanted, wanted.rules().on(provider), List.of()), clock.millis());
    }

    /** On these instances nobody but DAEMON services places tasks. */
    void keepForDaemons(Set<String> instances) {
        keptForDaemons = instances;
    }

    private Map<String, String> avoided(Owner owner, Wanted wanted) {
        Map<String, String> avoided = avoidance.of(owner.uid());
        if (keptForDaemons.isEmpty() || wanted.considered().isPresent()) {
            return avoided;
        }
        Map<String, String> all = new HashMap<>(avoided);
        keptForDaemons.forEach(instance -> all.put(instance, "its DAEMON tasks are placed first"));
        return all;
    }

    private PlacementRequest request(Owner owner, Wanted wanted, PlacementRules rules, List<PodKey> keys) {
        return request(owner, wanted, rules, keys, avoided(owner, wanted));
    }

    private PlacementRequest request(
            Owner owner, Wanted wanted, PlacementRules rules, List<PodKey> keys, Map<String, String> avoided) {
        long seed = owner.uid().hashCode() + clock.millis();
        return new PlacementRequest(wanted.group(), wanted.shape(), rules, keys, avoided, seed);
    }

    private static String target(Wanted wanted, String pod) {
        return Objects.requireNonNull(wanted.targets().get(pod), () -> "no instance is named for " + pod);
    }
}
