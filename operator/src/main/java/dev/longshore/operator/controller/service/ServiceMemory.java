package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.TaskStopCode;
import dev.longshore.engine.deployment.CircuitBreaker;
import dev.longshore.engine.deployment.FailedTasks;
import dev.longshore.engine.deployment.StartThrottle;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStop;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the operator remembers of a service between two looks and may forget at a restart: what it has said, and failed tasks. */
final class ServiceMemory {
    /** How often a launch that is refused again and again counts as failed. */
    private static final Duration LAUNCHES_APART = Duration.ofSeconds(30);

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
    private final Set<String> ran = new HashSet<>();
    private final Set<String> healthy = new HashSet<>();
    private final Map<String, Long> lastNumbers = new HashMap<>();
    private final Map<String, String> daemonTargets = new HashMap<>();
    private final Map<String, String> providers = new HashMap<>();
    private final Set<String> replaced = new HashSet<>();
    private Optional<Deployment> primary = Optional.empty();
    private FailedTasks failed = FailedTasks.NONE;
    private StartThrottle throttle = StartThrottle.NONE;
    private Instant lastFailedLaunch = Instant.EPOCH;
    private boolean rebalancing;
    private boolean keepsSource;
    private Instant rebalanceAfter = Instant.EPOCH;

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

    /** The PRIMARY deployment, over what a status that lags behind says. */
    Optional<Deployment> primary(Optional<Deployment> recorded) {
        return recorded.filter(deployment -> replaced.contains(deployment.id())).isPresent() || recorded.isEmpty()
                ? primary.or(() -> recorded)
                : recorded.map(this::asFar);
    }

    /** How far it has come with its traffic, which the status may not say yet. */
    private Deployment asFar(Deployment recorded) {
        return primary.filter(known -> known.id().equals(recorded.id()) && known.shift() != null)
                .map(known -> recorded.toBuilder()
                        .shift(known.shift())
                        .productionTrafficWeight(known.productionTrafficWeight())
                        .testTrafficWeight(known.testTrafficWeight())
                        .build())
                .orElse(recorded);
    }

    /** The deployment that is PRIMARY from now on. */
    void primary(Deployment now) {
        primary.map(Deployment::id).filter(id -> !id.equals(now.id())).ifPresent(id -> {
            replaced.add(id);
            reset();
        });
        replaced.remove(now.id());
        primary = Optional.of(now);
    }

    private void reset() {
        failed = FailedTasks.NONE;
        throttle = StartThrottle.NONE;
        lastFailedLaunch = Instant.EPOCH;
        counted.clear();
        ran.clear();
        healthy.clear();
    }

    /** Counts the deployment's tasks that failed, became RUNNING and became healthy since the last look. */
    void observe(Deployment deployment, List<EcsTask> live, List<EcsTask> ended, CircuitBreaker breaker, Instant now) {
        if (primary.isEmpty()) {
            resume(deployment, ended);
        }
        String number = Deployments.number(deployment);
        for (EcsTask task : ended) {
            if (task.deployment().equals(number) && counted.add(task.taskId())) {
                count(task, now);
            }
        }
        for (EcsTask task : live) {
            if (task.deployment().equals(number) && task.running()) {
                runs(task, breaker, now);
            }
        }
    }

    private void runs(EcsTask task, CircuitBreaker breaker, Instant now) {
        if (ran.add(task.taskId())) {
            failed = failed.running();
            throttle = StartThrottle.NONE;
        }
        if (task.healthy(now) && healthy.add(task.taskId())) {
            failed = failed.healthy(breaker);
        }
    }

    /** After a restart: what had failed until the status was written is in its count. */
    private void resume(Deployment deployment, List<EcsTask> ended) {
        failed = new FailedTasks(Optional.ofNullable(deployment.failedTasks()).orElse(0), false);
        Instant written = Optional.ofNullable(deployment.updatedAt()).orElse(Instant.EPOCH);
        ended.stream()
                .filter(task -> !task.stoppedAt().orElse(task.createdAt()).isAfter(written))
                .forEach(task -> counted.add(task.taskId()));
    }

    private void count(EcsTask task, Instant now) {
        Optional<TaskStop> stop = task.stop();
        if (stop.filter(s -> s.code() == TaskStopCode.TASK_FAILED_TO_START).isPresent()) {
            failed = failed.startFailed();
            throttle = throttle.failed(now.toEpochMilli());
        } else if (stop.filter(TaskStop::isUnhealthy).isPresent()) {
            failed = failed.checkFailed();
        }
    }

    /** The scheduler cannot launch tasks: no instance takes them, or the API server refuses them. */
    void launchFails(Instant now) {
        if (!now.isBefore(lastFailedLaunch.plus(LAUNCHES_APART))) {
            lastFailedLaunch = now;
            failed = failed.startFailed();
        }
    }

    /** When a launch that still fails counts again. */
    Optional<Instant> nextFailedLaunch() {
        return lastFailedLaunch.equals(Instant.EPOCH)
                ? Optional.empty()
                : Optional.of(lastFailedLaunch.plus(LAUNCHES_APART));
    }

    /** Whether the service was not steady when last looked at; after a restart of the operator it was. */
    boolean leavesUnsteady() {
        return !steady;
    }

    void steady(boolean now) {
        steady = now;
    }

    FailedTasks failed() {
        return failed;
    }

    /** Until when no task is started because the last ones failed to start; empty when there is no need to wait. */
    Optional<Instant> throttledUntil(Instant now) {
        return throttle.until(now.toEpochMilli()).map(Instant::ofEpochMilli);
    }

    /** Whether the queue places tasks of an old revision; answers what was so before. */
    boolean keepsSource(boolean now) {
        boolean before = keepsSource;
        keepsSource = now;
        return before;
    }

    /** Whether a task was started to even out the zones whose counterpart has not been stopped yet. */
    boolean rebalancing() {
        return rebalancing;
    }

    void rebalancing(boolean now) {
        rebalancing = now;
    }

    /** Zones are not evened out before then: the last try found no room. */
    Instant rebalanceAfter() {
        return rebalanceAfter;
    }

    void rebalanceAfter(Instant then) {
        rebalancing = false;
        rebalanceAfter = then;
    }

    /** These tasks are for these capacity providers, by pod name; of the others only those are remembered that still have no pod. */
    void sendTo(Map<String, String> chosen, Collection<String> unseen) {
        providers.keySet().retainAll(unseen);
        providers.putAll(chosen);
    }

    /** Which capacity provider a strategy chose for each task that has no pod yet, by pod name. */
    Map<String, String> providers() {
        return providers;
    }

    /** These tasks of a DAEMON service are for these instances, in this order. */
    void sendTo(List<TaskName> tasks, List<String> instances) {
        for (int place = 0; place < Math.min(tasks.size(), instances.size()); place++) {
            daemonTargets.put(tasks.get(place).podName(), instances.get(place));
        }
    }

    /** Which instance each task of a DAEMON service is for that has no pod yet, by pod name. */
    Map<String, String> daemonTargets() {
        return daemonTargets;
    }
}
