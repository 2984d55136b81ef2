package dev.longshore.operator.capacity;

import dev.longshore.ecs.v1alpha1.CapacityProviderStrategyItem;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.LaunchType;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.capacity.StrategyItem;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.operator.definition.DefinitionRules;
import dev.longshore.operator.definition.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * On which capacity a service or run asks for its tasks: by its launch type, its strategy, or else the strategy of its Cluster.
 *
 * @param strategy how tasks are shared among capacity providers, where there are several; empty where all have one
 * @param provider the capacity provider of all tasks, where there is but one; empty text: the container instances, whosever they are
 * @param problems what ECS would refuse, by field path
 */
public record CapacityFields(List<StrategyItem> strategy, String provider, List<Problem> problems) {
    /** Container instances, whosever they are. */
    public static final CapacityFields INSTANCES = new CapacityFields(List.of(), "", List.of());

    private static final String STRATEGY = "spec.capacityProviderStrategy";
    private static final String DAEMON_ON_FARGATE =
            "The daemon scheduling strategy does not support the FARGATE launch type. Change the launch type and try"
                    + " again";

    public CapacityFields {
        strategy = List.copyOf(strategy);
        problems = List.copyOf(problems);
    }

    /** Reads what a service or run asks for. */
    public static CapacityFields of(
            @Nullable LaunchType launchType,
            List<CapacityProviderStrategyItem> given,
            boolean daemon,
            ClusterSpec cluster) {
        if (launchType != null) {
            return launchType == LaunchType.FARGATE
                    ? new CapacityFields(List.of(), Instance.FARGATE, List.of())
                    : INSTANCES;
        }
        if (daemon && given.isEmpty()) {
            return INSTANCES;
        }
        List<CapacityProviderStrategyItem> chosen = given.isEmpty() ? cluster.defaultCapacityProviderStrategy() : given;
        return chosen.isEmpty() ? INSTANCES : read(chosen, daemon, cluster);
    }

    private static CapacityFields read(List<CapacityProviderStrategyItem> given, boolean daemon, ClusterSpec cluster) {
        List<StrategyItem> items = given.stream()
                .map(item -> new StrategyItem(
                        ProviderNames.of(item.capacityProvider()),
                        Objects.requireNonNullElse(item.base(), 0),
                        Objects.requireNonNullElse(item.weight(), 0)))
                .toList();
        List<Problem> problems = problems(items, daemon, cluster);
        if (!problems.isEmpty()) {
            return new CapacityFields(List.of(), "", problems);
        }
        return items.size() == 1
                ? new CapacityFields(List.of(), items.getFirst().provider(), List.of())
                : new CapacityFields(items, "", List.of());
    }

    private static List<Problem> problems(List<StrategyItem> items, boolean daemon, ClusterSpec cluster) {
        List<Problem> problems = new ArrayList<>();
        List<String> associated =
                cluster.capacityProviders().stream().map(ProviderNames::of).toList();
        Predicate<StrategyItem> known =
                item -> ProviderNames.isFargate(item.provider()) || associated.contains(item.provider());
        if (!items.stream().allMatch(known)) {
            problems.add(new Problem(
                    STRATEGY,
                    "The specified capacity provider strategy cannot contain a capacity provider that is not associated"
                            + " with the cluster. Associate the capacity provider with the cluster or specify a valid"
                            + " capacity provider and try again: "
                            + items.stream()
                                    .filter(known.negate())
                                    .map(StrategyItem::provider)
                                    .collect(Collectors.joining(", "))
                            + " is not in spec.capacityProviders of the Cluster."));
        }
        if (items.stream().allMatch(item -> item.weight() == 0)) {
            problems.add(new Problem(
                    STRATEGY,
                    "There are no capacity providers in the capacity provider strategy with a weight value greater than"
                            + " zero. Specify a weight value greater than zero for at least one capacity provider and"
                            + " try again."));
        }
        long fargate = items.stream()
                .filter(item -> ProviderNames.isFargate(item.provider()))
                .count();
        if (fargate > 0 && fargate < items.size()) {
            problems.add(new Problem(
                    STRATEGY,
                    "The specified capacity provider strategy cannot contain both Fargate and Auto Scaling group"
                            + " capacity providers. Specify a valid capacity provider strategy and try again."));
        }
        if (daemon) {
            problems.add(new Problem(
                    STRATEGY,
                    fargate > 0
                            ? DAEMON_ON_FARGATE
                            : "A DAEMON service has a task on each container instance of its Cluster: remove the"
                                    + " strategy, and limit it by placementConstraints."));
        }
        return problems;
    }

    /** Whether its tasks run on Fargate. */
    public boolean onFargate() {
        return ProviderNames.isFargate(provider)
                || strategy.stream().anyMatch(item -> ProviderNames.isFargate(item.provider()));
    }

    /** What placement is to be asked for: tasks of Fargate's providers keep to Fargate's rules. */
    public @Nullable LaunchType launchType(@Nullable LaunchType given) {
        return onFargate() ? LaunchType.FARGATE : given;
    }

    /** Whether one of the capacity providers satisfies the condition. */
    public boolean anyProvider(Predicate<String> condition) {
        return strategy.isEmpty()
                ? condition.test(provider)
                : strategy.stream().map(StrategyItem::provider).anyMatch(condition);
    }

    /** What keeps a definition from Fargate, in ECS's words; empty if nothing does, or it is not asked to run there. */
    public List<Problem> unfit(TaskDefinitionSpec definition) {
        if (!onFargate()) {
            return List.of();
        }
        return DefinitionRules.unfitForFargate(definition).stream()
                .map(problem -> new Problem(
                        "spec.launchType",
                        "Task definition does not support launch_type FARGATE. " + problem.under("taskDefinition")))
                .limit(1)
                .toList();
    }
}
