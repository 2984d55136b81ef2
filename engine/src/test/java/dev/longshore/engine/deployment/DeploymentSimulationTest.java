package dev.longshore.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A hundred thousand deployments in virtual time, good and bad ones, disturbed in mid-flight. */
class DeploymentSimulationTest {
    private static final int DEPLOYMENTS = 100_000;
    private static final int EACH_SERVICE = 12;
    private static final int BATCH = 500;

    @Test
    void noDeploymentCrossesALimitAndEachEndsWithAReason() {
        AtomicInteger deployments = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        for (long seed = 0; deployments.get() < DEPLOYMENTS; seed += BATCH) {
            LongStream.range(seed, seed + BATCH).parallel().forEach(one -> live(one, deployments, failed));
        }
        assertThat(failed.get())
                .as("deployments that failed, as some revisions must")
                .isGreaterThan(DEPLOYMENTS / 20);
    }

    private static void live(long seed, AtomicInteger deployments, AtomicInteger failed) {
        Random random = new Random(seed);
        SimulatedDeployments service = new SimulatedDeployments(random);
        end(service, seed);
        for (int number = 0; number < EACH_SERVICE; number++) {
            service.deploy();
            if (random.nextInt(3) == 0) {
                check(service.run(1 + random.nextInt(30)), service, seed);
                service.reconfigure();
            }
            if (random.nextInt(4) > 0) {
                end(service, seed);
                failed.addAndGet(service.failure().isPresent() ? 1 : 0);
            }
        }
        end(service, seed);
        deployments.addAndGet(service.deployments());
    }

    private static void end(SimulatedDeployments service, long seed) {
        check(service.run(SimulatedDeployments.DEADLINE), service, seed);
        assertThat(service.ended())
                .as("seed %s: the deployment has ended: %s", seed, service)
                .isTrue();
        assertThat(service.state() != RolloutState.FAILED || service.failure().isPresent())
                .as("seed %s: a failed deployment has its reason: %s", seed, service)
                .isTrue();
    }

    private static void check(Optional<String> wrong, SimulatedDeployments service, long seed) {
        assertThat(wrong).as("seed %s: %s", seed, service).isEmpty();
    }
}
