package dev.longshore.engine.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ten thousand deployments that shift traffic, disturbed in every way: each ends, with a reason, and keeps what was promised. */
class ShiftSimulationTest {
    private static final int DEPLOYMENTS = 10_000;
    /** Longer than all hooks, bakes and steps of a deployment together. */
    private static final int DEADLINE = 20_000;

    @Test
    void everyDeploymentEndsAndBlueStaysWhileItHasTraffic() {
        Map<String, Integer> ends = new HashMap<>();
        int deployments = 0;
        for (long seed = 0; deployments < DEPLOYMENTS; seed++) {
            Random random = new Random(seed);
            SimulatedShift service = new SimulatedShift(random);
            for (int number = 0; number < 8; number++) {
                service.deploy();
                deployments++;
                for (int disturbance = random.nextInt(3); disturbance > 0; disturbance--) {
                    check(service.run(1 + random.nextInt(120)), service, seed);
                    service.scale();
                    service.restart();
                }
                if (random.nextInt(4) > 0 || number == 7) {
                    check(service.run(DEADLINE), service, seed);
                    assertThat(service.ended()).as("seed %s: %s", seed, service).isNotEmpty();
                    ends.merge(service.ended(), 1, Integer::sum);
                }
            }
        }
        System.out.println("deployments that shift traffic, by their end: " + ends);
        assertThat(ends)
                .containsKeys(
                        "COMPLETED",
                        "ROLLED_BACK TASKS_FAILED",
                        "ROLLED_BACK ALARM",
                        "ROLLED_BACK HOOK_FAILED",
                        "ROLLED_BACK STOPPED_BY_USER");
    }

    private static void check(Optional<String> wrong, SimulatedShift service, long seed) {
        assertThat(wrong).as("seed %s: %s", seed, service).isEmpty();
    }
}
