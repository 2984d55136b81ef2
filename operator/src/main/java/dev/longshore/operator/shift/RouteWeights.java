package dev.longshore.operator.shift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Optional;

/** Sets the weights of an HTTPRoute's backends, and nothing else of it. */
final class RouteWeights {
    private static final String API = "gateway.networking.k8s.io/v1";
    private static final String KIND = "HTTPRoute";
    private static final PatchContext MERGE = new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager("longshore-shift")
            .build();

    private final KubernetesClient client;
    private final KubernetesSerialization json = new KubernetesSerialization();

    RouteWeights(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Sees to it that the route sends these shares to these core Services.
     *
     * @param weights name of a core Service to its weight
     * @return why not, if not
     */
    Optional<String> set(RouteReference reference, Map<String, Integer> weights) {
        String name = "HTTPRoute \"" + reference.namespace() + "/" + reference.name() + "\"";
        try {
            GenericKubernetesResource route = client.genericKubernetesResources(API, KIND)
                    .inNamespace(reference.namespace())
                    .withName(reference.name())
                    .get();
            if (route == null) {
                return Optional.of(name + " does not exist.");
            }
            ArrayNode rules = rules(route);
            Change change = new Change(reference, weights);
            rules.forEach(change::apply);
            if (!change.found) {
                return Optional.of("No rule"
                        + reference.rule().map(rule -> " \"" + rule + "\"").orElse("") + " of " + name + " leads to "
                        + String.join(" or ", weights.keySet()) + ".");
            }
            if (change.differs) {
                write(reference, route.getMetadata().getResourceVersion(), rules);
            }
            return Optional.empty();
        } catch (KubernetesClientException e) {
            String why = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
            return Optional.of(name + " could not be set: " + why);
        }
    }

    private ArrayNode rules(GenericKubernetesResource route) {
        JsonNode rules = json.convertValue(route.getAdditionalProperties(), JsonNode.class)
                .path("spec")
                .path("rules");
        return rules instanceof ArrayNode array ? array : json.convertValue(new Object[0], ArrayNode.class);
    }

    /** With the version that was read: what somebody else wrote in between is not undone. */
    private void write(RouteReference reference, String version, ArrayNode rules) {
        GenericKubernetesResource named = new GenericKubernetesResourceBuilder()
                .withApiVersion(API)
                .withKind(KIND)
                .withNewMetadata()
                .withNamespace(reference.namespace())
                .withName(reference.name())
                .endMetadata()
                .build();
        String patch =
                json.asJson(Map.of("metadata", Map.of("resourceVersion", version), "spec", Map.of("rules", rules)));
        client.resource(named).patch(MERGE, patch);
    }

    /** One pass over a route's rules. */
    private static final class Change {
        private final RouteReference reference;
        private final Map<String, Integer> weights;
        private boolean found;
        private boolean differs;

        Change(RouteReference reference, Map<String, Integer> weights) {
            this.reference = reference;
            this.weights = weights;
        }

        void apply(JsonNode rule) {
            boolean other = reference
                    .rule()
                    .filter(name -> !name.equals(rule.path("name").asText()))
                    .isPresent();
            if (!other && rule.path("backendRefs") instanceof ArrayNode backends && leadsToOurs(backends)) {
                found = true;
                weights.forEach((service, weight) -> set(backends, service, weight));
            }
        }

        private boolean leadsToOurs(ArrayNode backends) {
            for (JsonNode backend : backends) {
                if (weights.containsKey(backend.path("name").asText())) {
                    return true;
                }
            }
            return false;
        }

        private void set(ArrayNode backends, String service, int weight) {
            for (JsonNode backend : backends) {
                if (backend.path("name").asText().equals(service)) {
                    set((ObjectNode) backend, weight);
                    return;
                }
            }
            // Both groups serve at one port unless the route says otherwise.
            ObjectNode another = backends.get(0).deepCopy();
            another.put("name", service);
            set(another, weight);
            backends.add(another);
        }

        private void set(ObjectNode backend, int weight) {
            if (!backend.has("weight") || backend.path("weight").asInt() != weight) {
                backend.put("weight", weight);
                differs = true;
            }
        }
    }
}
