package dev.longshore.operator.targets;

import dev.longshore.engine.target.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks of one group. */
final class GroupChecks {
    private static final Logger LOG = LoggerFactory.getLogger(GroupChecks.class);

    private final GroupKey group;
    private final CheckSettings settings;
    private final TaskTargets targets;
    private final Prober prober;
    private final Semaphore inFlight;
    private final InstantSource clock;
    private final Map<TargetKey, Thread> running = new HashMap<>();
    private volatile boolean tried;
    private volatile boolean answered;

    GroupChecks(
            GroupKey group,
            CheckSettings settings,
            TaskTargets targets,
            Prober prober,
            Semaphore inFlight,
            InstantSource clock) {
        this.group = group;
        this.settings = settings;
        this.targets = targets;
        this.prober = prober;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    CheckSettings settings() {
        return settings;
    }

    boolean unreachable() {
        return tried && !answered;
    }

    /** Called by one thread at a time. */
    void keep(Map<TargetKey, RegisteredTarget> wanted) {
        running.entrySet().removeIf(check -> {
            boolean over = !wanted.containsKey(check.getKey());
            if (over) {
                check.getValue().interrupt();
            }
            return over;
        });
        wanted.forEach((key, target) -> running.computeIfAbsent(
                key, k -> Thread.ofVirtual().name("check-" + group.name()).start(() -> check(key, target))));
    }

    private void check(TargetKey key, RegisteredTarget target) {
        try {
            while (true) {
                Instant began = clock.instant();
                once(key, target);
                Duration rest = settings.interval().minus(Duration.between(began, clock.instant()));
                Thread.sleep(rest.isNegative() ? Duration.ZERO : rest);
            }
        } catch (InterruptedException e) {
            LOG.trace("{} of {} is checked no more", target.address(), group);
        }
    }

    private void once(TargetKey key, RegisteredTarget target) throws InterruptedException {
        Optional<CheckResult> result;
        inFlight.acquire();
        try {
            result = prober.check(target.address(), target.port().containerPort(), settings);
        } catch (RuntimeException e) {
            LOG.warn("{} of {} could not be checked: {}", target.address(), group, e.toString());
            result = Optional.of(CheckResult.failed());
        } finally {
            inFlight.release();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        tell(key, result);
    }

    /** While no target of the group has ever answered, it is the way there that is missing and not a target that is ill. */
    private void tell(TargetKey key, Optional<CheckResult> result) {
        tried = true;
        answered = answered || result.isPresent();
        Instant now = clock.instant();
        if (answered) {
            CheckResult told = result.orElseGet(CheckResult::timedOut);
            targets.health(group, key, target -> target.health().checked(told, settings.thresholds(), now));
        } else {
            targets.health(
                    group,
                    key,
                    target -> target.health().ready(target.task().endpoint().ready(), now));
        }
    }
}
