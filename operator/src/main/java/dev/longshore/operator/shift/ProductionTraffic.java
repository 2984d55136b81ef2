package dev.longshore.operator.shift;

import dev.longshore.ecs.v1alpha1.AdvancedConfiguration;
import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.LoadBalancer;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.shift.ShiftPlan;
import dev.longshore.engine.shift.ShiftState;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.targets.GroupKey;
import dev.longshore.operator.targets.LoadBalancerFields;
import dev.longshore.operator.targets.Traffic;
import dev.longshore.operator.targets.TrafficBoard;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends a service's requests where its deployments stand: by what target groups list, and by the weights of routes. */
public final class ProductionTraffic {
    private static final int ALL = ShiftPlan.ALL;

    private final TrafficBoard board;
    private final RouteWeights routes;
    private final Consumer<GroupKey> wake;
    /** What was written to routes last, by the service's uid: at rest none is read. */
    private final Map<String, Map<RouteReference, Map<String, Integer>>> written = new ConcurrentHashMap<>();

    /**
     * Shifts nothing yet.
     *
     * @param wake called for each group whose endpoints are to be listed anew
     */
    public ProductionTraffic(KubernetesClient client, TrafficBoard board, Consumer<GroupKey> wake) {
        this.board = board;
        this.routes = new RouteWeights(client);
        this.wake = wake;
    }

    /** How requests are shared among a service's deployments; empty where all its tasks are alike. */
    public static Optional<Traffic> of(Service service, Deployment primary) {
        Set<String> superseded = ShiftDeployments.superseded(service, primary);
        return ShiftStatus.state(primary)
                .map(state -> new Traffic(Deployments.number(primary), state.weight(), superseded))
                .or(() -> superseded.isEmpty() ? Optional.empty() : Optional.of(new Traffic("", 0, superseded)));
    }

    /** What the status of a service says, before anybody looks at it: an operator that starts anew lists nobody else. */
    public void restore(Service service) {
        Deployments.recordedPrimary(service)
                .ifPresent(primary -> board.set(service.getMetadata().getUid(), pairs(service, primary)));
    }

    /**
     * Sends requests where the PRIMARY deployment's state says.
     *
     * @return why some of them cannot be sent there, if so: nothing that got requests before may stop
     */
    public Optional<String> send(Service service, Deployment primary) {
        board.set(service.getMetadata().getUid(), pairs(service, primary)).forEach(wake);
        Map<RouteReference, Map<String, Integer>> wanted = routes(service, primary);
        String uid = service.getMetadata().getUid();
        if (wanted.equals(written.getOrDefault(uid, Map.of())) && !ShiftStatus.shifting(primary)) {
            return Optional.empty();
        }
        for (Map.Entry<RouteReference, Map<String, Integer>> route : wanted.entrySet()) {
            Optional<String> refusal = routes.set(route.getKey(), route.getValue());
            if (refusal.isPresent()) {
                written.remove(uid);
                return refusal;
            }
        }
        written.put(uid, wanted);
        return Optional.empty();
    }

    /** The service is gone. */
    public void forget(Service service) {
        written.remove(service.getMetadata().getUid());
        board.set(service.getMetadata().getUid(), List.of()).forEach(wake);
    }

    private static List<TrafficBoard.Pair> pairs(Service service, Deployment primary) {
        Optional<Traffic> traffic = of(service, primary);
        boolean tested = ShiftStatus.state(primary)
                .filter(state -> state.stage().tested())
                .isPresent();
        return service.getSpec().loadBalancers().stream()
                .filter(balancer -> traffic.isPresent()
                        || LoadBalancerFields.alternate(balancer).isPresent())
                .map(balancer -> new TrafficBoard.Pair(
                        key(service, LoadBalancerFields.group(balancer)),
                        LoadBalancerFields.alternate(balancer).map(alternate -> key(service, alternate)),
                        RouteReference.of(production(balancer)).isEmpty(),
                        RouteReference.coreService(test(balancer)),
                        tested,
                        traffic))
                .toList();
    }

    private static Map<RouteReference, Map<String, Integer>> routes(Service service, Deployment primary) {
        Map<RouteReference, Map<String, Integer>> wanted = new HashMap<>();
        Optional<ShiftState> state = ShiftStatus.state(primary);
        int production = state.map(ShiftState::weight).orElse(ALL);
        boolean alone = primary.shift() == null || primary.shift().sourceDeployment() == null;
        boolean tested = state.filter(now -> !now.stage().tested()).isEmpty() || alone;
        for (LoadBalancer balancer : service.getSpec().loadBalancers()) {
            LoadBalancerFields.alternate(balancer).ifPresent(alternate -> {
                boolean there = Boolean.TRUE.equals(primary.alternateTargets());
                String group = LoadBalancerFields.group(balancer);
                String mine = there ? alternate : group;
                String other = there ? group : alternate;
                RouteReference.of(production(balancer))
                        .ifPresent(route -> wanted.put(route, Map.of(mine, production, other, ALL - production)));
                RouteReference.of(test(balancer))
                        .ifPresent(route -> wanted.put(route, Map.of(mine, tested ? ALL : 0, other, tested ? 0 : ALL)));
            });
        }
        return wanted;
    }

    private static @Nullable String production(LoadBalancer balancer) {
        return Optional.ofNullable(balancer.advancedConfiguration())
                .map(AdvancedConfiguration::productionListenerRule)
                .orElse(null);
    }

    private static @Nullable String test(LoadBalancer balancer) {
        return Optional.ofNullable(balancer.advancedConfiguration())
                .map(AdvancedConfiguration::testListenerRule)
                .orElse(null);
    }

    private static GroupKey key(Service service, String group) {
        return new GroupKey(service.getMetadata().getNamespace(), group);
    }
}
