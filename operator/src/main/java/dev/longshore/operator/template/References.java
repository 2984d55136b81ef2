package dev.longshore.operator.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code Ref}, {@code Fn::GetAtt} and {@code Fn::ImportValue} stand for: what was given for their names, or what the template tells. */
final class References {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> PSEUDO =
            Map.of("AWS::Partition", "aws", "AWS::URLSuffix", "amazonaws.com");
    private static final String ROLE = "AWS::IAM::Role";
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final String SCALABLE_TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";
    private static final String SCALING_POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";

    private final Template template;
    private final Map<String, String> given;
    private final ResourceNames names;
    private final Evaluation evaluation;

    /** Whose names are being worked out: one that names itself would be for ever. */
    private final Set<String> open = new HashSet<>();

    References(Template template, Map<String, String> given, Evaluation evaluation) {
        this.template = template;
        this.given = given;
        this.names = new ResourceNames(template);
        this.evaluation = evaluation;
    }

    /** Whether the name was given, so that nothing else need be known of it. */
    boolean isGiven(String name) {
        return given.containsKey(name);
    }

    JsonNode ref(String name, String path) {
        if (!template.parameter(name).isMissingNode()) {
            return parameter(name, path);
        } else if (isGiven(name)) {
            return JSON.textNode(given.get(name));
        } else if (PSEUDO.containsKey(name)) {
            return JSON.textNode(PSEUDO.get(name));
        } else if (name.equals("AWS::NoValue")) {
            return JSON.missingNode();
        } else if (!template.type(name).isEmpty()) {
            return resource(name, path);
        }
        return evaluation.unresolved(path, "Ref " + name, name);
    }

    JsonNode attribute(String id, String attribute, String path) {
        String name = id + "." + attribute;
        if (isGiven(name)) {
            return JSON.textNode(given.get(name));
        } else if (template.type(id).isEmpty()) {
            return evaluation.unresolved(path, "Fn::GetAtt " + name, name);
        } else if (attribute.endsWith("FullName")) {
            String kind = attribute.startsWith("LoadBalancer") ? "app/" : "targetgroup/";
            return JSON.textNode(kind + name(id, path) + "/0");
        } else if (Resources.isConverted(template.type(id)) || template.type(id).equals(ROLE)) {
            return JSON.textNode(name(id, path));
        }
        return standIn(id, path, name);
    }

    JsonNode imported(String export, String path) {
        return isGiven(export)
                ? JSON.textNode(given.get(export))
                : evaluation.unresolved(path, "Fn::ImportValue " + export, export);
    }

    /** The name of a resource: given in the template, or made up of its logical id. */
    String name(String id, String path) {
        if (!names.isGiven(id) || !open.add(id)) {
            return ResourceNames.madeUp(id);
        }
        try {
            return evaluation.value(names.given(id), path).asText(ResourceNames.madeUp(id));
        } finally {
            open.remove(id);
        }
    }

    private JsonNode resource(String id, String path) {
        String type = template.type(id);
        if (type.equals(SCALABLE_TARGET)) {
            return JSON.textNode(property(id, "ResourceId", path) + "|" + property(id, "ScalableDimension", path) + "|"
                    + property(id, "ServiceNamespace", path));
        } else if (type.equals(SCALING_POLICY)) {
            return JSON.textNode("arn:aws:autoscaling:::scalingPolicy::resource/ecs/" + scaled(id, path)
                    + ":policyName/" + name(id, path));
        } else if (type.equals(SECRET)) {
            return secret(id, path);
        } else if (Resources.isConverted(type) || names.isGiven(id)) {
            return JSON.textNode(name(id, path));
        }
        return standIn(id, path, id);
    }

    /** A secret is known by its ARN, whose last six characters AWS makes up: no Secret's name has them. */
    private JsonNode secret(String id, String path) {
        JsonNode name = names.isGiven(id) ? JSON.textNode(name(id, path)) : standIn(id, path, id);
        return JSON.textNode("arn:aws:secretsmanager:local:000000000000:secret:" + name.asText() + "-000000");
    }

    /** The resource that a policy scales. */
    private String scaled(String policy, String path) {
        String target = property(policy, "ScalingTargetId", path);
        return target.isEmpty() ? property(policy, "ResourceId", path) : target.split("\\|", -1)[0];
    }

    private String property(String id, String property, String path) {
        return evaluation
                .value(template.resource(id).path("Properties").path(property), path)
                .asText("");
    }

    private JsonNode standIn(String id, String path, String name) {
        String text = name(id, path);
        evaluation
                .findings()
                .hand(
                        path,
                        "what CloudFormation makes of " + template.type(id) + " '" + id + "' is not in the template: '"
                                + text + "' stands for it, --parameter " + name + "=VALUE gives it");
        return JSON.textNode(text);
    }

    private JsonNode parameter(String name, String path) {
        JsonNode parameter = template.parameter(name);
        String type = parameter.path("Type").asText("String");
        Optional<String> value = Optional.ofNullable(given.get(name))
                .or(() -> type.startsWith("AWS::SSM::Parameter::Value") || !parameter.has("Default")
                        ? Optional.empty()
                        : Optional.of(parameter.path("Default").asText()));
        if (value.isEmpty()) {
            return evaluation.unresolved(
                    path, (parameter.has("Default") ? "The SSM parameter behind " : "Parameter ") + name, name);
        }
        return type.equals("CommaDelimitedList") || type.contains("List<")
                ? list(value.get())
                : JSON.textNode(value.get());
    }

    private static ArrayNode list(String text) {
        ArrayNode list = JSON.arrayNode();
        for (String element : text.split(",", -1)) {
            list.add(element.strip());
        }
        return list;
    }
}
