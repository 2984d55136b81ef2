package dev.longshore.operator.controller;

import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.operator.pod.EcsTask;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the operator remembers of a service between two looks and may forget at a restart: what it has said, and failed starts. */
final class ServiceMemory {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** Memory by the service's uid. */
    static final class All {
        private final Map<String, ServiceMemory> byUid = new ConcurrentHashMap<>();

        ServiceMemory of(String uid) {
            return byUid.computeIfAbsent(uid, u -> new ServiceMemory());
        }

        void forget(String uid) {
            byUid.remove(uid);
        }
    }

    private boolean first = true;
    private boolean steady = true;
    private final Set<String> announced = new HashSet<>();
    private final Set<String> counted = new HashSet<>();
    private final Map<String, Long> lastNumbers = new ConcurrentHashMap<>();
    private String deployment = "";
    private int failedInRow;
    private Instant lastFailure = Instant.EPOCH;

    /** The tasks not announced before; at the first look after a start nothing is news. */
    List<EcsTask> news(List<EcsTask> live) {
        List<EcsTask> news =
                live.stream().filter(task -> announced.add(task.taskId())).toList();
        Set<String> current = new HashSet<>();
        live.forEach(task -> current.add(task.taskId()));
        announced.retainAll(current);
        boolean wasFirst = first;
        first = false;
        return wasFirst ? List.of() : news;
    }

    /** The highest number used, over what a status that lags behind says. */
    long lastNumber(String deploymentId, long seen) {
        return lastNumbers.merge(deploymentId, seen, Math::max);
    }

    /** Counts tasks of the deployment that failed to start in a row; one that runs begins anew. */
    void observe(String deploymentNumber, List<EcsTask> live, List<EcsTask> ended, Instant now) {
        if (!deployment.equals(deploymentNumber)) {
            deployment = deploymentNumber;
            failedInRow = 0;
            counted.clear();
        }
        for (EcsTask task : ended) {
            boolean failed = task.stop()
                    .filter(stop -> stop.code() == TaskStopCode.TASK_FAILED_TO_START)
                    .isPresent();
            if (task.deployment().equals(deploymentNumber) && failed && counted.add(task.taskId())) {
                failedInRow++;
                lastFailure = now;
            }
        }
        boolean running = live.stream()
                .anyMatch(task -> task.running() && task.deployment().equals(deploymentNumber));
        failedInRow = running ? 0 : failedInRow;
    }

    /** Whether the service was not steady when last looked at; after a restart of the operator it was. */
    boolean leavesUnsteady() {
        return !steady;
    }

    void steady(boolean now) {
        steady = now;
    }

    int failedInRow() {
        return failedInRow;
    }

    /** Until when no task is started because the last ones failed to start; empty when there is no need to wait. */
    Optional<Instant> throttledUntil(Instant now) {
        if (failedInRow == 0) {
            return Optional.empty();
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failedInRow - 1, 20));
        Instant until = lastFailure.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return until.isAfter(now) ? Optional.of(until) : Optional.empty();
    }
}
