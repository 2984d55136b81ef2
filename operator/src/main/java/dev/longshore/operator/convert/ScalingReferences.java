package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.names.Slug;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How scaling and alarms name clusters and services, in ECS and here: a Cluster has no other name than its Kubernetes name. */
final class ScalingReferences {
    private static final Pattern RESOURCE = Pattern.compile("service/([^/]+)/([^/]+)");
    private static final Pattern POLICY = Pattern.compile("arn:.*:resource/ecs/(service/[^:]+):policyName/(.+)");
    private static final String CLUSTER_NAME = "ClusterName";

    private ScalingReferences() {}

    /** Puts the cluster's name into the resourceId and says whether it is an ECS service's; if not, that is a problem. */
    static boolean toService(SpecConversion conversion) {
        String namespace = conversion.json().path("serviceNamespace").asText("ecs");
        String id = conversion.json().path("resourceId").asText("");
        Matcher resource = RESOURCE.matcher(id);
        if (!namespace.equals("ecs") || !resource.matches()) {
            conversion.problem(
                    "resourceId",
                    "Only the desired count of ECS services scales here, service/CLUSTER/SERVICE, but this is '" + id
                            + "' of " + namespace + ".");
            return false;
        }
        conversion.json().put("resourceId", resource(id));
        return true;
    }

    /** A resourceId as it is here. */
    static String resource(String id) {
        Matcher resource = RESOURCE.matcher(id);
        return resource.matches() ? "service/" + Slug.of(resource.group(1)) + "/" + resource.group(2) : id;
    }

    /** The service's name of a resourceId. */
    static String service(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** The name of a policy's object: other services have policies of the same policyName. */
    static String policyObject(String resourceId, String policyName) {
        String service = service(resourceId);
        return Slug.of(policyName.startsWith(service) ? policyName : service + "-" + policyName);
    }

    /** An alarm's action: the object's name in place of the ARN of a policy that scales a service. */
    static String action(String action) {
        Matcher policy = POLICY.matcher(action);
        return policy.matches() ? policyObject(policy.group(1), policy.group(2)) : action;
    }

    /** Changes the dimension ClusterName wherever metrics have it. */
    static void dimensions(JsonNode tree) {
        if (tree instanceof ObjectNode object
                && object.path("name").asText("").equals(CLUSTER_NAME)
                && object.path("value").isTextual()) {
            object.put("value", Slug.of(object.get("value").asText()));
        }
        tree.forEach(ScalingReferences::dimensions);
    }
}
