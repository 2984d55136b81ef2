package dev.longshore.operator.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** What resources are called: by the property that names them, or else by their logical id, since the names that CloudFormation makes up are not in a template. */
final class ResourceNames {
    private static final Map<String, String> NAMED_BY = Map.ofEntries(
            Map.entry("AWS::ECS::Cluster", "ClusterName"),
            Map.entry("AWS::ECS::Service", "ServiceName"),
            Map.entry("AWS::ECS::TaskDefinition", "Family"),
            Map.entry("AWS::ECS::CapacityProvider", "Name"),
            Map.entry("AWS::ApplicationAutoScaling::ScalingPolicy", "PolicyName"),
            Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", "Name"),
            Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name"),
            Map.entry("AWS::CloudWatch::Alarm", "AlarmName"),
            Map.entry("AWS::IAM::Role", "RoleName"),
            Map.entry("AWS::Logs::LogGroup", "LogGroupName"),
            Map.entry("AWS::SecretsManager::Secret", "Name"),
            Map.entry("AWS::SSM::Parameter", "Name"),
            Map.entry("AWS::S3::Bucket", "BucketName"),
            Map.entry("AWS::SQS::Queue", "QueueName"),
            Map.entry("AWS::DynamoDB::Table", "TableName"),
            Map.entry("AWS::AutoScaling::AutoScalingGroup", "AutoScalingGroupName"));
    private static final int LONGEST_GROUP_NAME = 32;

    private final Template template;

    ResourceNames(Template template) {
        this.template = template;
    }

    /** The property that names resources of a type; empty for those that go by an id. */
    static String property(String type) {
        return NAMED_BY.getOrDefault(type, "");
    }

    /** Whether the template itself says what the resource is called. */
    boolean isGiven(String id) {
        return !given(id).isMissingNode();
    }

    /** The property as it is written, which may be a function. */
    JsonNode given(String id) {
        String property = property(template.type(id));
        return template.resource(id).path("Properties").path(property.isEmpty() ? "-" : property);
    }

    /** {@code web-service} for {@code WebService}. */
    static String madeUp(String id) {
        String name = id.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
        return name.length() > LONGEST_GROUP_NAME
                ? name.substring(0, LONGEST_GROUP_NAME).replaceAll("-+$", "")
                : name;
    }
}
