package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.InstanceLedger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Orders refused instances, the closest match first: those that are candidates at all, then those that fail the fewest
 * clauses, then those that come furthest through the funnel, then those that lack the least; by name among equals.
 */
final class Closeness {
    private static final Comparator<InstanceRefusals> CLOSEST_FIRST = Comparator.comparingInt(Closeness::barred)
            .thenComparingInt(one -> one.refusals().size())
            .thenComparing(one -> stage(one.first()), Comparator.reverseOrder())
            .thenComparingDouble(Closeness::shortfall)
            .thenComparing(InstanceRefusals::instance);

    private Closeness() {}

    /** Explains why instances do not take a task; those that would are left out. */
    static Explanation explain(Collection<InstanceLedger> instances, Funnel funnel) {
        return new Explanation(instances.stream()
                .flatMap(book -> Closeness.refusals(book, funnel))
                .sorted(CLOSEST_FIRST)
                .toList());
    }

    private static Stream<InstanceRefusals> refusals(InstanceLedger book, Funnel funnel) {
        List<Refusal> refusals = funnel.refusals(book);
        return refusals.isEmpty() ? Stream.empty() : Stream.of(new InstanceRefusals(book.name(), refusals));
    }

    private static int barred(InstanceRefusals one) {
        return stage(one.first()) < stage(new Refusal.InsufficientCpu(0, 0)) ? 1 : 0;
    }

    private static int stage(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotActive status -> 0;
            case Refusal.AgentDisconnected agent -> 1;
            case Refusal.Tainted taint -> 2;
            case Refusal.Avoided avoided -> 3;
            case Refusal.InsufficientCpu cpu -> 4;
            case Refusal.InsufficientMemory memory -> 5;
            case Refusal.PortTaken port -> 6;
            case Refusal.NoDynamicPort port -> 7;
            case Refusal.InsufficientGpu gpu -> 8;
            case Refusal.NoEni eni -> 9;
            case Refusal.TooManyPods pods -> 10;
            case Refusal.MissingAttribute attribute -> 11;
            case Refusal.WrongSubnet subnet -> 12;
            case Refusal.NotMember member -> 13;
            case Refusal.NotDistinct distinct -> 14;
        };
    }

    private static double shortfall(InstanceRefusals one) {
        return one.refusals().stream().mapToDouble(Closeness::shortfall).sum();
    }

    /** What share of the need is missing; 1 where it is all or nothing. */
    private static double shortfall(Refusal refusal) {
        return switch (refusal) {
            case Refusal.InsufficientCpu cpu -> 1 - cpu.freeMilliCpu() / (double) cpu.neededMilliCpu();
            case Refusal.InsufficientMemory memory -> 1 - memory.freeBytes() / (double) memory.neededBytes();
            default -> 1;
        };
    }
}
