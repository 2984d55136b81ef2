package dev.longshore.operator.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.CapacityProviderField;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/** What is asked of ECS. */
final class EcsCalls {
    /** As many as ECS takes at once. */
    private static final int SERVICES = 10;

    private static final int PAGE = 100;

    private final EcsClient ecs;

    EcsCalls(EcsClient ecs) {
        this.ecs = ecs;
    }

    Cluster cluster(String name) {
        DescribeClustersResponse answer = ecs.describeClusters(request ->
                request.clusters(name).include(ClusterField.SETTINGS, ClusterField.CONFIGURATIONS, ClusterField.TAGS));
        return answer.clusters().stream().findFirst().orElseThrow(() -> {
            String reason =
                    answer.failures().stream().map(Failure::reason).findFirst().orElse("MISSING");
            return new IllegalArgumentException("ECS has no cluster " + name + " in this region: " + reason);
        });
    }

    /** Those of these names, with ECS's own, FARGATE and FARGATE_SPOT, among them. */
    List<CapacityProvider> providers(List<String> names) {
        List<CapacityProvider> providers = new ArrayList<>();
        Optional<String> page = Optional.empty();
        do {
            String token = page.orElse(null);
            DescribeCapacityProvidersResponse answer =
                    ecs.describeCapacityProviders(request -> request.capacityProviders(names)
                            .include(CapacityProviderField.TAGS)
                            .nextToken(token));
            providers.addAll(answer.capacityProviders());
            page = Optional.ofNullable(answer.nextToken());
        } while (page.isPresent());
        return providers;
    }

    List<Service> services(String cluster) {
        List<String> arns =
                ecs.listServicesPaginator(request -> request.cluster(cluster).maxResults(PAGE)).serviceArns().stream()
                        .toList();
        List<Service> services = new ArrayList<>();
        for (int from = 0; from < arns.size(); from += SERVICES) {
            List<String> some = arns.subList(from, Math.min(arns.size(), from + SERVICES));
            services.addAll(ecs.describeServices(
                            request -> request.cluster(cluster).services(some).include(ServiceField.TAGS))
                    .services());
        }
        return services;
    }

    DescribeTaskDefinitionResponse definition(String arn) {
        return ecs.describeTaskDefinition(request -> request.taskDefinition(arn).include(TaskDefinitionField.TAGS));
    }
}
