package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.PodKey;
import java.util.List;

/**
 * Where one task goes. The ledger has it reserved.
 *
 * @param task the task's pod
 * @param instance the instance that takes it
 * @param bindings its port mappings, in the order of the shape
 */
public record Placement(PodKey task, String instance, List<PortBinding> bindings) {
    public Placement {
        bindings = List.copyOf(bindings);
    }
}
