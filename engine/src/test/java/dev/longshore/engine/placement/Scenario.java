package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import java.util.List;

/** A small random cluster, the pods that stand on it, and what is asked of it, all tight enough to clash. */
record Scenario(List<Instance> instances, List<Standing> standing, List<PlacementRequest> requests) {
    /** A pod that is there before anything is asked, on the instance of that number if there are so many. */
    record Standing(int instance, Claim claim) {}

    Ledger ledger() {
        Ledger ledger = new Ledger();
        instances.forEach(ledger::register);
        for (int number = 0; number < standing.size(); number++) {
            Standing pod = standing.get(number);
            String instance = instances.get(pod.instance() % instances.size()).name();
            ledger.observe(new PodKey("other", "pod-" + number), instance, pod.claim());
        }
        return ledger;
    }

    int indexOf(String instance) {
        return instances.stream().map(Instance::name).toList().indexOf(instance);
    }

    static PlacementRequest withTasks(PlacementRequest request, List<PodKey> tasks) {
        return new PlacementRequest(
                request.group(), request.shape(), request.rules(), tasks, request.avoided(), request.seed());
    }
}
