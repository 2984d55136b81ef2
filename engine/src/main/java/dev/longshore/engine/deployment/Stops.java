package dev.longshore.engine.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The tasks chosen to stop in one decision, within what may be taken from the healthy ones. */
final class Stops {
    private final StopCounts counts;
    private final List<StopTask> chosen = new ArrayList<>();
    private int healthyToSpare;

    /**
     * @param rules which of the candidates go first
     * @param active all tasks that are not stopping
     * @param healthyToSpare how many healthy ones may be stopped
     */
    Stops(List<StopRule> rules, Collection<ServiceTask> active, int healthyToSpare) {
        this.counts = new StopCounts(rules, active);
        this.healthyToSpare = healthyToSpare;
    }

    /** Chooses up to the given number: those not RUNNING yet first, and healthy ones only while some can be spared. */
    void choose(Collection<ServiceTask> candidates, int atMost, StopCause cause) {
        int left = choose(candidates, TaskPhase.PENDING, atMost, cause);
        choose(candidates, TaskPhase.RUNNING, left, cause);
    }

    /** Chooses all of them that may stop. */
    void choose(Collection<ServiceTask> candidates, StopCause cause) {
        choose(candidates, candidates.size(), cause);
    }

    List<StopTask> chosen() {
        return chosen;
    }

    private int choose(Collection<ServiceTask> candidates, TaskPhase phase, int atMost, StopCause cause) {
        StopOrder order = new StopOrder(
                candidates.stream()
                        .filter(task -> task.phase() == phase && task.mayStop())
                        .toList(),
                counts);
        int left = atMost;
        while (left > 0) {
            Optional<ServiceTask> task = order.poll();
            if (task.isEmpty()) {
                break;
            }
            left -= stop(task.get(), cause) ? 1 : 0;
        }
        return left;
    }

    private boolean stop(ServiceTask task, StopCause cause) {
        if (task.countsAsHealthy()) {
            if (healthyToSpare == 0) {
                return false;
            }
            healthyToSpare--;
        }
        counts.remove(task);
        chosen.add(new StopTask(task.id(), cause));
        return true;
    }
}
