package dev.longshore.operator.convert;

import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.PlacementStrategyType;
import dev.longshore.ecs.v1alpha1.SchedulingStrategy;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.operator.definition.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of CreateService that need nothing but the input, in ECS's words. */
final class ServiceRules {
    private static final int MOST_STRATEGIES = 5;
    private static final int FULL = 100;

    private final List<Problem> problems = new ArrayList<>();
    private final boolean daemon;

    private ServiceRules(boolean daemon) {
        this.daemon = daemon;
    }

    static List<Problem> check(ServiceSpec spec) {
        var rules = new ServiceRules(spec.schedulingStrategy() == SchedulingStrategy.DAEMON);
        rules.checkCount(spec);
        rules.checkCapacity(spec);
        rules.checkPlacement(spec);
        if (spec.deploymentConfiguration() != null) {
            rules.checkDeployment(spec.deploymentConfiguration());
        }
        return rules.problems;
    }

    private void checkCount(ServiceSpec spec) {
        Integer count = spec.desiredCount();
        addIf(count != null && count < 0, "desiredCount", "DesiredCount can not be lesser than 0, but was " + count);
    }

    private void checkCapacity(ServiceSpec spec) {
        addIf(
                spec.launchType() != null && !spec.capacityProviderStrategy().isEmpty(),
                "launchType",
                "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
        addIf(spec.serviceRegistries().size() > 1, "serviceRegistries", "service registries can have at most 1 items.");
    }

    private void checkPlacement(ServiceSpec spec) {
        addIf(
                daemon && !spec.placementStrategy().isEmpty(),
                "placementStrategy",
                "The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again");
        addIf(
                spec.placementStrategy().size() > MOST_STRATEGIES,
                "placementStrategy",
                "Maximum number of strategies is 5.");
        for (int index = 0; index < spec.placementStrategy().size(); index++) {
            var strategy = spec.placementStrategy().get(index);
            String field = strategy.field() == null ? "" : strategy.field();
            addIf(
                    strategy.type() == PlacementStrategyType.RANDOM && !field.isEmpty(),
                    "placementStrategy[" + index + "].field",
                    "random field should not be specified.");
            addIf(
                    strategy.type() == PlacementStrategyType.BINPACK && !field.matches("(?i)cpu|memory"),
                    "placementStrategy[" + index + "].field",
                    "binpack field '" + field + "' is invalid. It must be cpu or memory.");
        }
    }

    private void checkDeployment(DeploymentConfiguration deployment) {
        int most = orElse(deployment.maximumPercent(), daemon ? FULL : 2 * FULL);
        int least = orElse(deployment.minimumHealthyPercent(), daemon ? 0 : FULL);
        addIf(
                least > FULL,
                "deploymentConfiguration.minimumHealthyPercent",
                "minimumHealthyPercent must be at most 100, but was " + least);
        addIf(
                most < FULL,
                "deploymentConfiguration.maximumPercent",
                "maximumPercent must be at least 100, but was " + most);
        addIf(
                !daemon && most == FULL && least == FULL,
                "deploymentConfiguration",
                "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.");
        addIf(
                daemon && most > FULL,
                "deploymentConfiguration.maximumPercent",
                "The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration. "
                        + "Change the maximumPercent value to 100, and try again");
    }

    private static int orElse(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private void addIf(boolean broken, String field, String message) {
        if (broken) {
            problems.add(new Problem("spec." + field, message));
        }
    }
}
