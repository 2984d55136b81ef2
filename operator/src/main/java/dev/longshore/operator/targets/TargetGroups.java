package dev.longshore.operator.targets;

import dev.longshore.ecs.v1alpha1.TargetDescription;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.engine.target.Listing;
import dev.longshore.engine.target.Target;
import dev.longshore.operator.targets.PublishedService.Reach;
import dev.longshore.operator.watch.NodeWatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what leads to the targets of a group: its checks, its core Services and their slices. */
public final class TargetGroups {
    /** Ends the name of the Service whose endpoints are node addresses and host ports. */
    public static final String INSTANCES = "-instances";

    private final TaskTargets targets;
    private final HealthChecks checks;
    private final Publisher publisher;
    private final Bindings bindings;
    private final TargetEndpoints endpoints;
    private final TargetWatches watches;
    private final TrafficBoard board;

    public TargetGroups(
            KubernetesClient client,
            TargetWatches watches,
            TaskTargets targets,
            HealthChecks checks,
            NodeWatch nodes,
            TrafficBoard board) {
        this.watches = watches;
        this.board = board;
        this.targets = targets;
        this.checks = checks;
        this.publisher = new Publisher(client, watches);
        this.bindings = new Bindings(client);
        this.endpoints = new TargetEndpoints(nodes);
    }

    /** Looks at a group and sees to all that is kept for it. */
    public GroupPicture keep(TargetGroup group, Instant now) {
        GroupKey key = new GroupKey(
                group.getMetadata().getNamespace(), group.getMetadata().getName());
        GroupSettings settings = GroupSettings.of(group);
        boolean unreachable = settings.check().isPresent() && checks.unreachable(key);
        if (settings.check().isEmpty() || unreachable) {
            goByReadiness(key, now);
        }
        Map<TargetKey, RegisteredTarget> all = targets.of(key);
        settings.check().ifPresentOrElse(check -> checks.keep(key, check, undrained(all)), () -> checks.drop(key));
        Front front = front(key, all);
        // Before it is written: whoever may have clients from now on is to be drained.
        offered(key, front);
        Publisher.Outcome outcome = publish(group, settings, all, front);
        return new GroupPicture(settings, all, unreachable, outcome, bindings.keep(group, settings, now));
    }

    private void goByReadiness(GroupKey key, Instant now) {
        targets.of(key)
                .keySet()
                .forEach(target -> targets.health(
                        key,
                        target,
                        known -> known.health().ready(known.task().endpoint().ready(), now)));
    }

    private static Map<TargetKey, RegisteredTarget> undrained(Map<TargetKey, RegisteredTarget> all) {
        Map<TargetKey, RegisteredTarget> undrained = new LinkedHashMap<>(all);
        undrained.values().removeIf(target -> target.health().draining());
        return undrained;
    }

    /**
     * What the group's core Service leads to.
     *
     * @param targets of the group, and of its alternate where no route chooses between the two
     * @param test which of them the test listener shows, by its core Service's name
     */
    private record Front(
            Map<TargetKey, RegisteredTarget> targets, Set<TargetKey> listed, Map<String, Set<TargetKey>> test) {}

    private Front front(GroupKey key, Map<TargetKey, RegisteredTarget> own) {
        Optional<TrafficBoard.Pair> pair = board.of(key);
        if (pair.isEmpty()) {
            return new Front(own, listed(own), Map.of());
        }
        Map<TargetKey, RegisteredTarget> both = new LinkedHashMap<>(own);
        pair.get().alternate().map(targets::of).ifPresent(both::putAll);
        Map<TargetKey, RegisteredTarget> led = pair.get().mixed() ? both : own;
        Set<TargetKey> listed = pair.get().mixed()
                ? pair.get().traffic().map(traffic -> listed(traffic, both)).orElseGet(() -> listed(both))
                : listed(own);
        Map<String, Set<TargetKey>> test = pair.get()
                .test()
                .map(name -> Map.of(
                        name,
                        pair.get()
                                .traffic()
                                .map(traffic -> listed(traffic.all(pair.get().tested()), both))
                                .orElseGet(() -> listed(both))))
                .orElse(Map.of());
        return new Front(test.isEmpty() ? led : both, listed, test);
    }

    private static Set<TargetKey> listed(Map<TargetKey, RegisteredTarget> all) {
        Map<TargetKey, Target> health = new LinkedHashMap<>();
        all.forEach((key, target) -> health.put(key, target.health()));
        return Listing.of(health);
    }

    private static Set<TargetKey> listed(Traffic traffic, Map<TargetKey, RegisteredTarget> all) {
        List<RegisteredTarget> undrained = undrained(all).values().stream()
                .sorted(Comparator.comparing(target -> target.task().pod()))
                .toList();
        return traffic
                .listed(
                        undrained,
                        target -> target.task().deployment(),
                        target -> target.health().healthy())
                .stream()
                .map(RegisteredTarget::key)
                .collect(Collectors.toSet());
    }

    private void offered(GroupKey key, Front front) {
        Set<TargetKey> all = new HashSet<>(front.listed());
        front.test().values().forEach(all::addAll);
        targets.offered(key, all);
        board.of(key).flatMap(TrafficBoard.Pair::alternate).ifPresent(alternate -> targets.offered(alternate, all));
    }

    private Publisher.Outcome publish(
            TargetGroup group, GroupSettings settings, Map<TargetKey, RegisteredTarget> own, Front front) {
        String name = group.getMetadata().getName();
        Publisher.Outcome outcome = publisher.publish(
                new PublishedService(group, name, reach(settings), settings.ports(), settings.sticky()),
                endpoints.ofPods(settings, front.targets().values(), front.listed()));
        if (outcome.refusal().isPresent()) {
            return outcome;
        }
        for (Map.Entry<String, Set<TargetKey>> test : front.test().entrySet()) {
            outcome = outcome.and(publisher.publish(
                    new PublishedService(group, test.getKey(), Reach.CLUSTER, settings.ports(), settings.sticky()),
                    endpoints.ofPods(settings, front.targets().values(), test.getValue())));
        }
        if (settings.instanceEndpoints()) {
            outcome = outcome.and(publisher.publish(
                    new PublishedService(group, name + INSTANCES, Reach.HEADLESS, settings.ports(), false),
                    endpoints.ofInstances(settings, own.values(), front.listed())));
        }
        return withdrawn(group, settings, front).map(outcome::and).orElse(outcome);
    }

    /** AWS reaches its instance targets at a port of their nodes. */
    private static Reach reach(GroupSettings settings) {
        return settings.binding().isPresent() && settings.instanceTargets() ? Reach.NODES : Reach.CLUSTER;
    }

    /** The group is gone; what was kept for it goes by its owner references. */
    public void forget(TargetGroup group) {
        bindings.forget(group);
    }

    /** What was kept for the group before and is not asked for any more. */
    private Optional<Publisher.Outcome> withdrawn(TargetGroup group, GroupSettings settings, Front front) {
        String name = group.getMetadata().getName();
        Set<String> kept = new HashSet<>(front.test().keySet());
        kept.add(name);
        if (settings.instanceEndpoints()) {
            kept.add(name + INSTANCES);
        }
        return watches.publishedFor(group).filter(there -> !kept.contains(there)).toList().stream()
                .map(there -> publisher.withdraw(group, there))
                .reduce(Publisher.Outcome::and);
    }

    /** The targets as describe-target-health prints them. */
    public List<TargetDescription> describe(GroupPicture picture) {
        return endpoints.describe(picture.settings(), picture.targets().values());
    }
}
