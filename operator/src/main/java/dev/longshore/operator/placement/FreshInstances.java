package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.placement.NewInstance;
import dev.longshore.engine.placement.PlacementMessages;
import dev.longshore.engine.placement.Refusal;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tries tasks on new instances of a capacity provider, of which there are none yet. */
public final class FreshInstances {
    private final int samples;
    private final Attempts attempts;

    /**
     * Tries on these.
     *
     * @param samples what new instances would be like; none: nobody has seen one, and everything is taken to fit
     */
    public FreshInstances(Collection<Instance> samples, InstantSource clock) {
        Ledger ledger = new Ledger();
        samples.forEach(ledger::register);
        this.samples = samples.size();
        this.attempts = new Attempts(ledger, new Avoidance(), clock);
    }

    /** Why no new instance of the provider would take a task, each clause that fails; empty if one would. */
    public Optional<String> refusal(Owner owner, Wanted wanted, String provider) {
        if (samples == 0) {
            return Optional.empty();
        }
        return NewInstance.refusals(attempts.explain(owner, wanted, provider), samples)
                .map(FreshInstances::words);
    }

    private static String words(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> "it " + PlacementMessages.detail(refusal))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
