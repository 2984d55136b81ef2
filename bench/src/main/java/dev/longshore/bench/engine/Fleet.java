package dev.longshore.bench.engine;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceBuilder;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Instances of six types in three zones, and services of 100 tasks each that run on them: ten tasks an instance. */
final class Fleet {
    static final long MIB = 1024 * 1024;
    static final int TASKS_PER_INSTANCE = 10;
    private static final int TASKS_PER_SERVICE = 100;
    private static final List<Type> TYPES = List.of(
            new Type("m5.large", 2000, 8),
            new Type("m5.xlarge", 4000, 16),
            new Type("m5.2xlarge", 8000, 32),
            new Type("c5.xlarge", 4000, 8),
            new Type("c5.2xlarge", 8000, 16),
            new Type("r5.large", 2000, 16));

    private record Type(String name, long milliCpu, long gibibytes) {}

    private Fleet() {}

    /** A ledger of so many instances that carry their tasks. */
    static Ledger carrying(int instances) {
        Ledger ledger = new Ledger();
        registerAll(ledger, instances);
        addTasks(ledger, instances);
        return ledger;
    }

    static void registerAll(Ledger ledger, int instances) {
        for (int number = 0; number < instances; number++) {
            ledger.register(instance(number).build());
        }
    }

    /** The tasks of a service share one claim, as those that were placed together do. */
    static void addTasks(Ledger ledger, int instances) {
        Random random = new Random(1);
        for (int service = 0; service * TASKS_PER_SERVICE < instances * TASKS_PER_INSTANCE; service++) {
            TaskGroup group = new TaskGroup("production", "service:service-" + service);
            Resources size = new Resources(50 + random.nextInt(100), (128 + random.nextInt(256)) * MIB);
            Claim claim = new Claim(size, Set.of(), Set.of(), Optional.of(group));
            for (int task = 0; task < TASKS_PER_SERVICE; task++) {
                int number = service * TASKS_PER_SERVICE + task;
                ledger.observe(pod("service-" + service, number), name(number % instances), claim);
            }
        }
    }

    /** The instance of this number, as the operator reads it from a node: names are shared, values are its own. */
    static InstanceBuilder instance(int number) {
        Type type = TYPES.get(number / 3 % TYPES.size());
        return Instance.builder(name(number), new Resources(type.milliCpu, type.gibibytes * 1024 * MIB))
                .zone("eu-central-1" + "abc".charAt(number % 3))
                .attribute("ecs.instance-type", own(type.name))
                .attribute("ecs.os-type", own("linux"))
                .attribute("ecs.os-family", own("LINUX"))
                .attribute("ecs.cpu-architecture", own("x86_64"))
                .attribute("rack", "rack-" + number % 40);
    }

    /** A copy: what is read from a node is shared with no other. */
    private static String own(String text) {
        return String.valueOf(text.toCharArray());
    }

    /** A pod's name as the operator makes them, 30 characters or so. */
    static PodKey pod(String service, int number) {
        return new PodKey(
                "production", service + "-" + Integer.toHexString(0x4000_0000 + number * 7919) + "-" + number);
    }

    static String name(int number) {
        return "ip-10-0-" + number / 256 + "-" + number % 256 + ".eu-central-1.compute.internal";
    }
}
