package dev.longshore.operator.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The Gateway API of the cluster under test: its own CRDs, from its Go module. */
public final class GatewayApi {
    private static final String MODULE = "sigs.k8s.io/gateway-api@v1.3.0";
    private static final String API = "gateway.networking.k8s.io/v1";

    private GatewayApi() {}

    /** Installs kinds such as {@code httproutes}, if they are not there. */
    public static void install(KubernetesClient client, String... kinds) throws IOException, InterruptedException {
        GoModule module = GoModule.of(MODULE);
        for (String kind : kinds) {
            module.install(client, "config/crd/standard/gateway.networking.k8s.io_" + kind + ".yaml");
        }
    }

    /** A Gateway named {@code gateway} that Traefik serves at a port. */
    public static void gateway(KubernetesClient client, String namespace, int port) {
        create(client, """
                {"apiVersion": "%s", "kind": "GatewayClass", "metadata": {"name": "%s"},
                 "spec": {"controllerName": "traefik.io/gateway-controller"}}
                """.formatted(API, namespace));
        create(client, """
                {"apiVersion": "%s", "kind": "Gateway", "metadata": {"name": "gateway", "namespace": "%s"},
                 "spec": {"gatewayClassName": "%s", "listeners": [{"name": "web", "protocol": "HTTP", "port": %d}]}}
                """.formatted(API, namespace, namespace, port));
    }

    /** An HTTPRoute of that Gateway whose only rule sends everything below a path to one core Service. */
    public static void route(
            KubernetesClient client, String namespace, String name, String path, String service, int port) {
        create(client, """
                {"apiVersion": "%s", "kind": "HTTPRoute",
                 "metadata": {"name": "%s", "namespace": "%s"},
                 "spec": {"parentRefs": [{"name": "gateway"}],
                          "rules": [{"matches": [{"path": {"type": "PathPrefix", "value": "%s"}}],
                                     "backendRefs": [{"name": "%s", "port": %d}]}]}}
                """.formatted(API, name, namespace, path, service, port));
    }

    /** A kind that was installed a moment ago may not be served yet. */
    private static void create(KubernetesClient client, String json) {
        GenericKubernetesResource object = Serialization.unmarshal(json, GenericKubernetesResource.class);
        Sandbox.patiently()
                .ignoreExceptionsMatching(
                        e -> e instanceof KubernetesClientException k && k.getCode() != HttpURLConnection.HTTP_CONFLICT)
                .until(() -> client.resource(object).create() != null);
    }

    /** The weights of a route's only rule, by core Service. */
    public static Map<String, Integer> weights(KubernetesClient client, String namespace, String name) {
        GenericKubernetesResource route = Objects.requireNonNull(client.genericKubernetesResources(API, "HTTPRoute")
                .inNamespace(namespace)
                .withName(name)
                .get());
        Map<String, Integer> weights = new TreeMap<>();
        Serialization.unmarshal(Serialization.asJson(route), JsonNode.class)
                .at("/spec/rules/0/backendRefs")
                .forEach(backend -> weights.put(
                        backend.path("name").asText(), backend.path("weight").asInt()));
        return weights;
    }
}
