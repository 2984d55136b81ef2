package dev.longshore.operator.targets;

import dev.longshore.ecs.v1alpha1.TargetDescription;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.engine.target.Listing;
import dev.longshore.engine.target.Target;
import dev.longshore.operator.watch.NodeWatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what leads to the targets of a group: its checks, its core Services and their slices. */
public final class TargetGroups {
    /** Ends the name of the Service whose endpoints are node addresses and host ports. */
    public static final String INSTANCES = "-instances";

    private final TaskTargets targets;
    private final HealthChecks checks;
    private final Publisher publisher;
    private final TargetEndpoints endpoints;

    public TargetGroups(
            KubernetesClient client, TargetWatches watches, TaskTargets targets, HealthChecks checks, NodeWatch nodes) {
        this.targets = targets;
        this.checks = checks;
        this.publisher = new Publisher(client, watches);
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
        Set<TargetKey> listed = listed(all);
        // Before it is written: whoever may have clients from now on is to be drained.
        targets.offered(key, listed);
        Publisher.Outcome outcome = publish(group, settings, all, listed);
        return new GroupPicture(settings, all, unreachable, outcome);
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

    private static Set<TargetKey> listed(Map<TargetKey, RegisteredTarget> all) {
        Map<TargetKey, Target> health = new LinkedHashMap<>();
        all.forEach((key, target) -> health.put(key, target.health()));
        return Listing.of(health);
    }

    private Publisher.Outcome publish(
            TargetGroup group, GroupSettings settings, Map<TargetKey, RegisteredTarget> all, Set<TargetKey> listed) {
        String name = group.getMetadata().getName();
        Publisher.Outcome pods = publisher.publish(
                new PublishedService(group, name, false, settings.ports(), settings.sticky()),
                endpoints.ofPods(settings, all.values(), listed));
        if (pods.refusal().isPresent()) {
            return pods;
        }
        Publisher.Outcome instances = settings.instanceEndpoints()
                ? publisher.publish(
                        new PublishedService(group, name + INSTANCES, true, settings.ports(), false),
                        endpoints.ofInstances(settings, all.values(), listed))
                : publisher.withdraw(group, name + INSTANCES);
        return new Publisher.Outcome(pods.again() || instances.again(), instances.refusal());
    }

    /** The targets as describe-target-health prints them. */
    public List<TargetDescription> describe(GroupPicture picture) {
        return endpoints.describe(picture.settings(), picture.targets().values());
    }
}
