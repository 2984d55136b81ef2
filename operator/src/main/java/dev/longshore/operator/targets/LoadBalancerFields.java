package dev.longshore.operator.targets;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.LoadBalancer;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PortMapping;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.pod.TargetPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code loadBalancers} of a service asks for, and what ECS refuses of it. */
public final class LoadBalancerFields {
    private static final String PATH = "spec.loadBalancers[";

    private LoadBalancerFields() {}

    /**
     * The target groups that the tasks join.
     *
     * @param alternate whether they join the alternate ones, where there are such
     */
    public static List<TargetPort> targets(ServiceSpec service, boolean alternate) {
        return service.loadBalancers().stream()
                .filter(balancer -> present(balancer.targetGroupArn())
                        && present(balancer.containerName())
                        && balancer.containerPort() != null)
                .map(balancer -> new TargetPort(
                        alternate ? alternate(balancer).orElseGet(() -> group(balancer)) : group(balancer),
                        Objects.requireNonNull(balancer.containerName()),
                        Objects.requireNonNull(balancer.containerPort())))
                .toList();
    }

    /** Whether a service names the group, for its tasks or for those of a blue/green deployment. */
    public static boolean names(ServiceSpec service, String group) {
        return service.loadBalancers().stream()
                .anyMatch(balancer -> group(balancer).equals(group)
                        || alternate(balancer).filter(group::equals).isPresent());
    }

    /** The name of the group that takes turns with the balancer's own. */
    public static Optional<String> alternate(LoadBalancer balancer) {
        return Optional.ofNullable(balancer.advancedConfiguration())
                .map(advanced -> advanced.alternateTargetGroupArn())
                .filter(arn -> !arn.isEmpty())
                .map(LoadBalancerFields::objectName);
    }

    /**
     * What is wrong, in ECS's words.
     *
     * @param groups the target group of a name, in the service's namespace
     */
    public static List<Problem> problems(
            ServiceSpec service, TaskDefinitionSpec definition, Function<String, Optional<TargetGroup>> groups) {
        List<Problem> problems = new ArrayList<>();
        for (int index = 0; index < service.loadBalancers().size(); index++) {
            LoadBalancer balancer = service.loadBalancers().get(index);
            String path = PATH + index + "]";
            if (present(balancer.targetGroupArn())) {
                checkGroup(balancer, path, definition, groups, problems);
            } else if (!present(balancer.loadBalancerName())) {
                problems.add(new Problem(path, "targetGroupArn is missing: it names a TargetGroup of this namespace."));
            }
            alternate(balancer)
                    .filter(name -> groups.apply(name).isEmpty())
                    .ifPresent(name -> problems.add(new Problem(
                            path + ".advancedConfiguration.alternateTargetGroupArn",
                            "The specified target group does not exist. There is no TargetGroup \"" + name
                                    + "\" in this namespace.")));
            checkPort(balancer, path, definition, problems);
        }
        return problems;
    }

    private static void checkGroup(
            LoadBalancer balancer,
            String path,
            TaskDefinitionSpec definition,
            Function<String, Optional<TargetGroup>> groups,
            List<Problem> problems) {
        Optional<TargetGroup> group = groups.apply(group(balancer));
        String arn = Objects.requireNonNull(balancer.targetGroupArn());
        if (group.isEmpty()) {
            problems.add(new Problem(
                    path + ".targetGroupArn",
                    "The specified target group does not exist. There is no TargetGroup \"" + group(balancer)
                            + "\" in this namespace for '" + arn + "'."));
        } else if (definition.networkMode() == NetworkMode.AWSVPC
                && GroupSettings.of(group.get()).instanceTargets()) {
            problems.add(new Problem(
                    path + ".targetGroupArn",
                    "The provided target group " + arn + " has target type instance, which is incompatible with the "
                            + "awsvpc network mode specified in the task definition."));
        } else if (definition.networkMode() == NetworkMode.NONE) {
            problems.add(new Problem(
                    path, "A task of network mode none cannot be reached by a load balancer: use bridge or awsvpc."));
        }
    }

    private static void checkPort(
            LoadBalancer balancer, String path, TaskDefinitionSpec definition, List<Problem> problems) {
        String name = Objects.requireNonNullElse(balancer.containerName(), "");
        Optional<ContainerDefinition> container = definition.containerDefinitions().stream()
                .filter(c -> c.name().equals(name))
                .findFirst();
        if (container.isEmpty()) {
            problems.add(new Problem(
                    path + ".containerName", "The container " + name + " does not exist in the task definition."));
        } else if (!maps(container.get(), Objects.requireNonNullElse(balancer.containerPort(), 0))) {
            problems.add(new Problem(
                    path + ".containerPort",
                    "The container " + name + " did not have a container port " + balancer.containerPort()
                            + " defined."));
        }
    }

    static boolean maps(ContainerDefinition container, int port) {
        return container.portMappings().stream().anyMatch(mapping -> isPort(mapping, port));
    }

    private static boolean isPort(PortMapping mapping, int port) {
        if (mapping.containerPortRange() != null) {
            String[] ends = mapping.containerPortRange().split("-", -1);
            return Integer.parseInt(ends[0]) <= port && port <= Integer.parseInt(ends[1]);
        }
        return mapping.containerPort() != null && mapping.containerPort() == port;
    }

    /** The name of the balancer's own group. */
    public static String group(LoadBalancer balancer) {
        return objectName(Objects.requireNonNullElse(balancer.targetGroupArn(), ""));
    }

    /** The name of the TargetGroup object that a name or ARN stands for. */
    public static String objectName(String nameOrArn) {
        return Slug.of(Arn.targetGroupName(nameOrArn));
    }

    private static boolean present(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
