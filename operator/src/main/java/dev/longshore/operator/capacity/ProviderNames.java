package dev.longshore.operator.capacity;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.operator.names.Arn;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Names of capacity providers, as strategies and Clusters write them. */
public final class ProviderNames {
    private static final Set<String> FARGATE = Set.of(Instance.FARGATE, Instance.FARGATE_SPOT);

    private ProviderNames() {}

    /** The name that is meant: the last segment of an ARN; Fargate's two also in Kubernetes' spelling. */
    public static String of(String nameOrArn) {
        String name = Arn.lastSegment(nameOrArn);
        String upper = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return FARGATE.contains(upper) ? upper : name;
    }

    /** The name of an object's provider in ECS. */
    public static String of(CapacityProvider provider) {
        return Objects.requireNonNullElse(
                provider.getSpec().name(), provider.getMetadata().getName());
    }

    /** Whether the provider is associated with a Cluster. */
    public static boolean has(ClusterSpec cluster, String provider) {
        return cluster.capacityProviders().stream().map(ProviderNames::of).anyMatch(provider::equals);
    }

    /** Whether it is FARGATE or FARGATE_SPOT, which every Cluster has. */
    public static boolean isFargate(String name) {
        return FARGATE.contains(name);
    }
}
