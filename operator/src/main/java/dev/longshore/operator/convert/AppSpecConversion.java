package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.engine.shift.CodeDeployConfiguration;
import dev.longshore.engine.shift.Stage;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.names.Slug;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CodeDeploy's appspec for ECS: what it changes of a service, as a Service that CODE_DEPLOY deploys. */
final class AppSpecConversion {
    private static final String PROPERTIES = "/Resources/0/TargetService/Properties";
    private static final String LAMBDA = "arn:aws:lambda:::function:";

    private final SpecConversion conversion;
    private final ObjectNode given;
    private final ObjectNode service = EcsJson.MAPPER.createObjectNode();

    AppSpecConversion(Found found, List<Problem> problems, List<Note> notes) {
        given = Cleaning.copy(found.json());
        conversion = new SpecConversion(new Found(found.shape(), found.path(), service), problems, notes);
    }

    /** Whether a document is one. */
    static boolean is(JsonNode json) {
        return json.at(PROPERTIES + "/TaskDefinition").isTextual();
    }

    Optional<Manifest> manifest() {
        JsonNode properties = given.at(PROPERTIES);
        ObjectNode json = conversion.json();
        String family =
                Reference.parse(properties.path("TaskDefinition").asText()).family();
        json.put("serviceName", family);
        json.put("taskDefinition", family);
        json.putObject("deploymentController").put("type", "CODE_DEPLOY");
        conversion.note(
                "",
                "an appspec names no service, cluster and target groups: apply it with 'kubectl apply --server-side' on the"
                        + " Service that it is for, named so; the annotation ecs.longshore.dev/codeDeployConfiguration"
                        + " names the deployment configuration");
        copy(properties, "PlatformVersion", json);
        copy(properties, "NetworkConfiguration", json);
        copy(properties, "CapacityProviderStrategy", json);
        JsonNode balancer = properties.path("LoadBalancerInfo");
        if (balancer.isObject()) {
            json.putArray("loadBalancers").add(Decapitalized.any(balancer));
        }
        hooks(json);
        return conversion
                .read(ServiceSpec.class, ServiceRules::check, IgnoredFields::of)
                .map(spec -> new Manifest("Service", Slug.of(family), SpecConversion.write(spec)));
    }

    private void hooks(ObjectNode json) {
        if (!given.path("Hooks").isArray() || given.path("Hooks").isEmpty()) {
            return;
        }
        ArrayNode hooks = json.putObject("deploymentConfiguration").putArray("lifecycleHooks");
        for (JsonNode hook : given.path("Hooks")) {
            for (Map.Entry<String, JsonNode> entry : hook.properties()) {
                Optional<Stage> stage = CodeDeployConfiguration.stage(entry.getKey());
                if (stage.isEmpty()) {
                    conversion.problem("Hooks." + entry.getKey(), "There is no such hook in an ECS deployment.");
                } else {
                    String function = entry.getValue().asText();
                    ObjectNode one = hooks.addObject();
                    one.put("hookTargetArn", function.startsWith("arn:") ? function : LAMBDA + function);
                    one.putArray("lifecycleStages").add(stage.get().name());
                }
            }
        }
    }

    private static void copy(JsonNode from, String field, ObjectNode to) {
        if (from.has(field)) {
            to.set(Decapitalized.name(field), Decapitalized.any(from.get(field)));
        }
    }
}
