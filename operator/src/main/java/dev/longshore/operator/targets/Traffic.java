package dev.longshore.operator.targets;

import dev.longshore.engine.target.TrafficShare;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which of a service's tasks get requests while a deployment shifts its traffic, where the number of listed endpoints sets the shares.
 *
 * @param green number of the new deployment
 * @param weight of green, in tenths of a percent; what is neither green nor without traffic has the rest
 * @param without numbers of deployments that get nothing: they were given up
 */
public record Traffic(String green, int weight, Set<String> without) {
    public Traffic {
        without = Set.copyOf(without);
    }

    /** The same revisions, with all of the traffic on one of them: what a test listener shows. */
    public Traffic all(boolean onGreen) {
        return new Traffic(green, onGreen ? TrafficShare.ALL : 0, without);
    }

    /** Those to list; where none of them is healthy all that have traffic, as ELB fails open. */
    <T> Set<T> listed(Collection<T> all, Function<T, String> deployment, Predicate<T> healthy) {
        List<T> greens = new ArrayList<>();
        List<T> blues = new ArrayList<>();
        for (T one : all) {
            String number = deployment.apply(one);
            if (number.equals(green)) {
                greens.add(one);
            } else if (!without.contains(number)) {
                blues.add(one);
            }
        }
        if (weight == 0 || weight == TrafficShare.ALL) {
            return healthyOrAll(weight == 0 ? blues : greens, healthy);
        }
        List<T> healthyBlue = blues.stream().filter(healthy).toList();
        List<T> healthyGreen = greens.stream().filter(healthy).toList();
        TrafficShare share = TrafficShare.of(healthyBlue.size(), healthyGreen.size(), weight);
        Set<T> listed = new LinkedHashSet<>(healthyBlue.subList(0, share.blue()));
        listed.addAll(healthyGreen.subList(0, share.green()));
        return listed.isEmpty() ? healthyOrAll(List.copyOf(all), healthy) : listed;
    }

    private static <T> Set<T> healthyOrAll(List<T> those, Predicate<T> healthy) {
        Set<T> listed = new LinkedHashSet<>(those.stream().filter(healthy).toList());
        return listed.isEmpty() ? new LinkedHashSet<>(those) : listed;
    }
}
