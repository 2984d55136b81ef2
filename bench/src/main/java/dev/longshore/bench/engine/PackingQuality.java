package dev.longshore.bench.engine;

import dev.longshore.bench.report.MarkdownTable;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.PlacementRequest;
import dev.longshore.engine.placement.PlacementRules;
import dev.longshore.engine.placement.PlacementStrategy.Binpack;
import dev.longshore.engine.placement.PlacementStrategy.Resource;
import dev.longshore.engine.placement.Placer;
import dev.longshore.engine.placement.TaskShape;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many instances binpack uses for a mix of tasks, and how evenly spreading shares tasks out among zones. */
final class PackingQuality {
    private static final TaskGroup GROUP = new TaskGroup("bench", "family:mixed");
    private static final Comparator<Resources> SMALLEST_FIRST = Comparator.comparingDouble(PackingQuality::share);

    private PackingQuality() {}

    /** Instances used over the lower bound, for each mix of so many tasks. */
    static String report(int tasks) {
        MarkdownTable table = new MarkdownTable(
                "binpack of " + tasks + " tasks",
                "lower bound",
                "binpack memory",
                "binpack cpu",
                "MostAllocated",
                "binpack memory, largest first");
        for (Mix mix : Mix.values()) {
            List<Resources> sizes = mix.tasks(tasks);
            int bound = LowerBound.of(sizes);
            table.row(
                    mix.title(),
                    "" + bound,
                    over(instances(sizes, Resource.MEMORY), bound),
                    over(instances(sizes, Resource.CPU), bound),
                    over(MostAllocated.nodes(sizes), bound),
                    over(instances(largestFirst(sizes), Resource.MEMORY), bound));
        }
        return table.toString();
    }

    /** How many instances the engine uses when the tasks come one after the other and there is no lack of instances. */
    static int instances(List<Resources> sizes, Resource resource) {
        Ledger ledger = new Ledger();
        for (int number = 0; number < sizes.size(); number++) {
            ledger.register(Instance.builder("node-" + number, Mix.INSTANCE).build());
        }
        for (int number = 0; number < sizes.size(); number++) {
            PlacementRules rules = PlacementRules.of(new Binpack(resource));
            List<PodKey> task = List.of(new PodKey("bench", "task-" + number));
            TaskShape shape = new TaskShape(sizes.get(number), List.of());
            new Placer().place(ledger, new PlacementRequest(GROUP, shape, rules, task, Map.of(), 0), 0);
        }
        return (int) ledger.instances().stream().filter(book -> book.pods() > 0).count();
    }

    /** The most tasks of the batch in a zone minus the fewest, on a fleet that runs others already. */
    static int zoneSkew(int instances) {
        Ledger ledger = Fleet.carrying(instances);
        PlacementRequest request = Scenario.PACKED.requests(instances).getFirst();
        new Placer().place(ledger, request, 0);
        var tasks = ledger.instances().stream()
                .collect(Collectors.groupingBy(
                        book -> book.instance().zone(), Collectors.summingInt(book -> tasks(book, request))))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .summaryStatistics();
        return tasks.getMax() - tasks.getMin();
    }

    private static int tasks(InstanceLedger book, PlacementRequest request) {
        return book.tasks(request.group());
    }

    static List<Resources> largestFirst(List<Resources> sizes) {
        return sizes.stream().sorted(SMALLEST_FIRST.reversed()).toList();
    }

    /** The share of an instance that a task takes, of CPU or memory, whichever is more. */
    private static double share(Resources task) {
        return Math.max(
                task.milliCpu() / (double) Mix.INSTANCE.milliCpu(),
                task.memoryBytes() / (double) Mix.INSTANCE.memoryBytes());
    }

    private static String over(int instances, int bound) {
        return String.format(Locale.ROOT, "%d (%.3f)", instances, instances / (double) bound);
    }
}
