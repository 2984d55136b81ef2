package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Why no instance could take a task.
 *
 * @param refused every registered instance, the closest match first
 * @param capacityProvider the capacity provider whose instances were asked; empty text: all container instances
 */
public record Explanation(List<InstanceRefusals> refused, String capacityProvider) {
    public Explanation {
        refused = List.copyOf(refused);
    }

    /** Of all container instances. */
    public Explanation(List<InstanceRefusals> refused) {
        this(refused, "");
    }

    /** The same of a capacity provider's instances. */
    Explanation on(String provider) {
        return new Explanation(refused, provider);
    }

    /** Whether Fargate was asked, which tells nothing of its nodes. */
    public boolean ofFargate() {
        return capacityProvider.equals(Instance.FARGATE) || capacityProvider.equals(Instance.FARGATE_SPOT);
    }

    /** How many instances were looked at. */
    public int instances() {
        return refused.size();
    }

    /** The instance that came closest; empty in a cluster without instances. */
    public Optional<InstanceRefusals> closest() {
        return refused.stream().findFirst();
    }

    /** Number of instances by the reason of the first clause that failed, ordered by reason. */
    public Map<String, Long> countsByReason() {
        return refused.stream()
                .collect(Collectors.groupingBy(one -> one.first().reason(), TreeMap::new, Collectors.counting()));
    }
}
