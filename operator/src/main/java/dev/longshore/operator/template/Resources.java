package dev.longshore.operator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.convert.Decapitalized;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Resources in the shapes that AWS's own APIs take: where the two name something differently, it is said here. */
final class Resources {
    private static final Map<String, UnaryOperator<ObjectNode>> SHAPES = Map.of(
            "AWS::ECS::TaskDefinition", Resources::taskDefinition,
            "AWS::ECS::Service", Resources::service,
            "AWS::ECS::Cluster", properties -> renamed(Decapitalized.of(properties), "clusterSettings", "settings"),
            "AWS::ECS::CapacityProvider", Decapitalized::of,
            "AWS::ECS::ClusterCapacityProviderAssociations", Decapitalized::of,
            "AWS::ApplicationAutoScaling::ScalableTarget", properties -> properties,
            "AWS::ApplicationAutoScaling::ScalingPolicy", Resources::scalingPolicy,
            "AWS::ElasticLoadBalancingV2::TargetGroup", Resources::targetGroup,
            "AWS::AutoScaling::AutoScalingGroup", properties -> properties,
            "AWS::CloudWatch::Alarm", properties -> properties);

    /** Of these only some properties matter: what the others refer to need not be known. */
    private static final Map<String, List<String>> READ =
            Map.of("AWS::AutoScaling::AutoScalingGroup", List.of("AutoScalingGroupName", "MinSize", "MaxSize"));

    private Resources() {}

    static boolean isConverted(String type) {
        return SHAPES.containsKey(type);
    }

    /** Those of its properties that matter, as they are written. */
    static JsonNode read(String type, JsonNode properties) {
        return properties instanceof ObjectNode object && READ.containsKey(type)
                ? object.deepCopy().retain(READ.getOrDefault(type, List.of()))
                : properties;
    }

    /**
     * The input of the call that would make it.
     *
     * @param name what it is called where its properties do not say
     */
    static Optional<ObjectNode> shape(String type, String name, ObjectNode properties) {
        String property = ResourceNames.property(type);
        if (!property.isEmpty() && !properties.has(property)) {
            properties.put(property, name);
        }
        return Optional.ofNullable(SHAPES.get(type)).map(shape -> shape.apply(properties));
    }

    private static ObjectNode taskDefinition(ObjectNode properties) {
        ObjectNode definition = Decapitalized.of(properties);
        if (definition.path("proxyConfiguration") instanceof ObjectNode proxy) {
            renamed(proxy, "proxyConfigurationProperties", "properties");
        }
        for (JsonNode volume : definition.path("volumes")) {
            if (volume.path("efsVolumeConfiguration") instanceof ObjectNode efs) {
                renamed(efs, "filesystemId", "fileSystemId");
            }
        }
        return definition;
    }

    private static ObjectNode service(ObjectNode properties) {
        ObjectNode service = Decapitalized.of(properties);
        service.remove("forceNewDeployment");
        return renamed(service, "placementStrategies", "placementStrategy");
    }

    /** A policy may name its target in place of what the target scales. */
    private static ObjectNode scalingPolicy(ObjectNode properties) {
        if (properties.path("ScalingTargetId").isTextual()) {
            String[] target = properties.remove("ScalingTargetId").asText().split("\\|", -1);
            properties.put("ResourceId", target[0]);
            properties.put("ScalableDimension", "ecs:service:DesiredCount");
            properties.put("ServiceNamespace", target.length > 2 ? target[2] : "ecs");
        }
        return properties;
    }

    private static ObjectNode targetGroup(ObjectNode properties) {
        properties.remove("Targets");
        renamed(properties, "TargetGroupAttributes", "Attributes");
        return renamed(properties, "Name", "TargetGroupName");
    }

    private static ObjectNode renamed(ObjectNode object, String from, String to) {
        if (object.has(from)) {
            object.set(to, object.remove(from));
        }
        return object;
    }
}
