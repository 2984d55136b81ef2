package dev.longshore.operator.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.migrate.Document;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.applicationautoscaling.model.Alarm;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;

/** Asks AWS for a cluster and for all that runs and scales in it. It only reads. */
public final class LiveCluster {
    private final EcsCalls ecs;
    private final ScalingCalls scaling;
    private final List<Document> documents = new ArrayList<>();

    private LiveCluster(AwsClients clients) {
        ecs = new EcsCalls(clients.ecs());
        scaling = new ScalingCalls(clients);
    }

    /**
     * What AWS answers.
     *
     * @param name of the cluster, or its ARN
     * @param region empty: as AWS's SDK finds it
     * @param endpoint empty: AWS's own
     */
    public static List<Document> read(String name, Optional<String> region, Optional<URI> endpoint) {
        try (AwsClients clients = AwsClients.of(region, endpoint)) {
            var live = new LiveCluster(clients);
            live.read(name);
            return List.copyOf(live.documents);
        }
    }

    private void read(String name) {
        Cluster cluster = ecs.cluster(name);
        add("ecs describe-clusters", "clusters", List.of(cluster));
        if (!cluster.capacityProviders().isEmpty()) {
            add("ecs describe-capacity-providers", "capacityProviders", ecs.providers(cluster.capacityProviders()));
        }
        List<Service> services = ecs.services(cluster.clusterArn());
        add("ecs describe-services", "services", services);
        services.stream()
                .map(Service::taskDefinition)
                .distinct()
                .forEach(definition ->
                        add("ecs describe-task-definition " + definition, SdkJson.of(ecs.definition(definition))));
        add("elbv2 describe-target-groups", targetGroups(services));
        List<ScalingPolicy> policies = scaling.policies(cluster.clusterName());
        String prefix = "application-autoscaling describe-";
        add(prefix + "scalable-targets", "ScalableTargets", scaling.targets(cluster.clusterName()));
        add(prefix + "scaling-policies", "ScalingPolicies", policies);
        add(prefix + "scheduled-actions", "ScheduledActions", scaling.actions(cluster.clusterName()));
        add("cloudwatch describe-alarms", "MetricAlarms", scaling.alarms(alarms(services, policies)));
    }

    private ObjectNode targetGroups(List<Service> services) {
        List<String> arns = services.stream()
                .flatMap(service -> service.loadBalancers().stream())
                .map(LoadBalancer::targetGroupArn)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        return scaling.targetGroups(arns);
    }

    /** Those that roll deployments back, and those by which policies take their steps. */
    private static List<String> alarms(List<Service> services, List<ScalingPolicy> policies) {
        Stream<String> ofDeployments = services.stream()
                .flatMap(service -> Stream.ofNullable(service.deploymentConfiguration()))
                .flatMap(configuration -> Stream.ofNullable(configuration.alarms()))
                .flatMap(alarms -> alarms.alarmNames().stream());
        Stream<String> ofPolicies = policies.stream()
                .filter(policy -> policy.stepScalingPolicyConfiguration() != null)
                .flatMap(policy -> policy.alarms().stream())
                .map(Alarm::alarmName);
        return Stream.concat(ofDeployments, ofPolicies).distinct().toList();
    }

    private void add(String call, String list, List<? extends SdkPojo> answers) {
        if (!answers.isEmpty()) {
            add(call, SdkJson.list(list, answers));
        }
    }

    private void add(String call, ObjectNode json) {
        if (!json.isEmpty()) {
            documents.add(new Document("aws " + call, json));
        }
    }
}
