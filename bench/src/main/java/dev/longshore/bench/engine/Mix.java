package dev.longshore.bench.engine;

import dev.longshore.engine.ledger.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tasks of many sizes, in the order in which they come, for instances of 4,000 thousandths of a CPU and 16 GiB. */
enum Mix {
    /** Memory of any size up to half an instance, CPU in proportion to it. */
    RANDOM("random, up to 1/2"),
    /** CPU and memory each of any size up to half an instance, independent of each other. */
    RANDOM_BOTH("random, CPU and memory independent"),
    /** Four of five are small, the others large. */
    BIMODAL("bimodal, 80 % small and 20 % large"),
    /** Half need much CPU, half much memory: only both together fill an instance. */
    OPPOSED("half for CPU, half for memory"),
    /** The textbook's worst order for packing as they come: sixths, then thirds, then halves; one of each fills an instance. */
    ASCENDING("adversarial: all 1/6, then all 1/3, then all 1/2");

    static final Resources INSTANCE = new Resources(4000, 16_384 * Fleet.MIB);
    private static final double A_LITTLE = 0.001;
    private static final List<Double> THIRDS = List.of(1.0 / 6 - 2 * A_LITTLE, 1.0 / 3 + A_LITTLE, 1.0 / 2 + A_LITTLE);

    private final String title;

    Mix(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** So many tasks in the order in which they come, the same each time. */
    List<Resources> tasks(int count) {
        Random random = new Random(42);
        List<Resources> tasks = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            tasks.add(task(random, 3 * number / count));
        }
        return tasks;
    }

    private Resources task(Random random, int third) {
        return switch (this) {
            case RANDOM -> cpuInProportion(share(random, 0.01, 0.5));
            case RANDOM_BOTH -> task(share(random, 0.01, 0.5), share(random, 0.01, 0.5));
            case BIMODAL -> cpuInProportion(random.nextInt(5) > 0 ? share(random, 0.02, 0.1) : share(random, 0.4, 0.6));
            case OPPOSED ->
                random.nextBoolean()
                        ? task(share(random, 0.1, 0.3), share(random, 0.02, 0.08))
                        : task(share(random, 0.02, 0.08), share(random, 0.1, 0.3));
            case ASCENDING -> cpuInProportion(THIRDS.get(third));
        };
    }

    private static double share(Random random, double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    private static Resources cpuInProportion(double memory) {
        return task(memory * 0.9, memory);
    }

    private static Resources task(double cpu, double memory) {
        return new Resources((long) (cpu * INSTANCE.milliCpu()), (long) (memory * INSTANCE.memoryBytes()));
    }
}
