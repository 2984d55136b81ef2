package dev.longshore.bench.engine;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.PlacementConstraint.DistinctInstance;
import dev.longshore.engine.placement.PlacementConstraint.MemberOf;
import dev.longshore.engine.placement.PlacementRequest;
import dev.longshore.engine.placement.PlacementRules;
import dev.longshore.engine.placement.PlacementStrategy.Binpack;
import dev.longshore.engine.placement.PlacementStrategy.Resource;
import dev.longshore.engine.placement.PlacementStrategy.Spread;
import dev.longshore.engine.placement.TaskShape;
import dev.longshore.engine.query.Expression;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What is asked of the engine, and how fast it should answer. */
public enum Scenario {
    /** Tasks that are alike, spread over the zones, then packed by memory. */
    PACKED("spread by zone, binpack memory", 1_000_000),
    /** The same, with a batch that is as much larger as the fleet. */
    GROWING("the same, two tasks an instance", 1_000_000),
    /** At most one on each instance of some types; fewer tasks, for they must fit. */
    CONSTRAINED("the same, memberOf and distinctInstance", 500_000),
    /** Tasks that are alike, spread over the instances. */
    SPREAD("spread by instanceId", 500_000),
    /** Each task is a request of its own with a shape and a group of its own. */
    DIFFERENT("tasks that all differ", 50_000),
    /** As PACKED, and before each batch 1 percent of the nodes change their attributes or status, which is part of the time. */
    CHANGING("1 % of the nodes change before", 200_000);

    private static final int MOST_TASKS = 10_000;
    /** Four of the six types. */
    static final Set<String> MEMBERS = Set.of("m5.large", "m5.xlarge", "m5.2xlarge", "r5.large");

    private static final Spread BY_ZONE = new Spread("attribute:ecs.availability-zone");
    private static final Binpack BY_MEMORY = new Binpack(Resource.MEMORY);

    private final String title;
    private final int goal;

    Scenario(String title, int goal) {
        this.title = title;
        this.goal = goal;
    }

    /** What it is called in the report. */
    public String title() {
        return title;
    }

    /** Placements a second that it should reach on 5,000 instances. */
    public int goal() {
        return goal;
    }

    /** How many tasks are placed: 10,000, or two an instance, or what fits with one on each member. */
    public int tasks(int instances) {
        return switch (this) {
            case GROWING -> 2 * instances;
            case CONSTRAINED -> Math.min(MOST_TASKS, instances * 3 / 5);
            case PACKED, SPREAD, DIFFERENT, CHANGING -> MOST_TASKS;
        };
    }

    List<PlacementRequest> requests(int instances) {
        return this == DIFFERENT
                ? IntStream.range(0, tasks(instances))
                        .mapToObj(number -> request(
                                "job-" + number, 50 + number % 100, 128 * Fleet.MIB + number * 10_007L, number, 1))
                        .toList()
                : List.of(request("batch", 100, 256 * Fleet.MIB, 0, tasks(instances)));
    }

    private PlacementRequest request(String service, long milliCpu, long memoryBytes, int from, int count) {
        List<PodKey> tasks = IntStream.range(from, from + count)
                .mapToObj(number -> Fleet.pod("new-" + service, number))
                .toList();
        TaskShape shape = new TaskShape(new Resources(milliCpu, memoryBytes), List.of());
        TaskGroup group = new TaskGroup("production", "service:" + service);
        return new PlacementRequest(group, shape, rules(), tasks, Map.of(), 0);
    }

    private PlacementRules rules() {
        return switch (this) {
            case PACKED, GROWING, DIFFERENT, CHANGING -> PlacementRules.of(BY_ZONE, BY_MEMORY);
            case SPREAD -> PlacementRules.of(new Spread(Spread.INSTANCE_ID));
            case CONSTRAINED ->
                PlacementRules.of(BY_ZONE, BY_MEMORY)
                        .with(
                                new DistinctInstance(),
                                new MemberOf(Expression.parse(
                                        "attribute:ecs.instance-type in [m5.large, m5.xlarge, m5.2xlarge, r5.large]")));
        };
    }
}
