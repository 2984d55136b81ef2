package dev.longshore.operator.shift;

import dev.longshore.ecs.v1alpha1.AdvancedConfiguration;
import dev.longshore.ecs.v1alpha1.LoadBalancer;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTPRoute that a listener rule names.
 *
 * @param rule the name of one of its rules; empty for every rule that leads to one of the two groups
 */
public record RouteReference(String namespace, String name, Optional<String> rule) {
    private static final String ARN = "arn:";

    static Optional<RouteReference> of(@Nullable String listenerRule) {
        if (listenerRule == null || listenerRule.startsWith(ARN)) {
            return Optional.empty();
        }
        String[] parts = listenerRule.split("/", -1);
        return parts.length == 2 || parts.length == 3
                ? Optional.of(new RouteReference(
                        parts[0], parts[1], parts.length == 3 ? Optional.of(parts[2]) : Optional.empty()))
                : Optional.empty();
    }

    /** The name of the core Service that stands for a listener rule which is no route. */
    static Optional<String> coreService(@Nullable String listenerRule) {
        return Optional.ofNullable(listenerRule)
                .filter(rule -> !rule.isEmpty() && of(rule).isEmpty())
                .map(rule -> Slug.of(rule.substring(rule.lastIndexOf('/') + 1)));
    }

    /** Routes of other namespaces are not the service's to set. */
    public static List<Problem> problems(Service service) {
        List<Problem> problems = new ArrayList<>();
        List<LoadBalancer> balancers = service.getSpec().loadBalancers();
        for (int index = 0; index < balancers.size(); index++) {
            Optional<AdvancedConfiguration> advanced =
                    Optional.ofNullable(balancers.get(index).advancedConfiguration());
            String path = "spec.loadBalancers[" + index + "].advancedConfiguration.";
            advanced.flatMap(a -> of(a.productionListenerRule()))
                    .flatMap(route -> problem(service, path + "productionListenerRule", route))
                    .ifPresent(problems::add);
            advanced.flatMap(a -> of(a.testListenerRule()))
                    .flatMap(route -> problem(service, path + "testListenerRule", route))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private static Optional<Problem> problem(Service service, String path, RouteReference route) {
        String own = service.getMetadata().getNamespace();
        return route.namespace().equals(own)
                ? Optional.empty()
                : Optional.of(new Problem(
                        path,
                        "HTTPRoute \"" + route.name() + "\" is in namespace \"" + route.namespace()
                                + "\": name one of the service's own, \"" + own + "/NAME\"."));
    }
}
