package dev.longshore.operator.metrics;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.scope.Scope;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.math.BigDecimal;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the pods of tasks use, asked of metrics.k8s.io: one list for all, or one for each watched namespace. */
final class PodUsages {
    private static final ResourceDefinitionContext POD_METRICS = new ResourceDefinitionContext.Builder()
            .withGroup("metrics.k8s.io")
            .withVersion("v1beta1")
            .withKind("PodMetrics")
            .withPlural("pods")
            .withNamespaced(true)
            .build();
    private static final BigDecimal MILLI = BigDecimal.valueOf(1000);

    private final KubernetesClient client;
    private final Scope scope;

    PodUsages(KubernetesClient client, Scope scope) {
        this.client = client;
        this.scope = scope;
    }

    /**
     * All that is known.
     *
     * @throws UnavailableException if the metrics server cannot be asked
     */
    Map<PodKey, PodUsage> all() throws UnavailableException {
        try {
            return scope.of(client.genericKubernetesResources(POD_METRICS)).stream()
                    .flatMap(part -> part.withLabel(Labels.TASK_ID).list().getItems().stream())
                    .collect(Collectors.toMap(PodUsages::key, PodUsages::usage, PodUsage::plus));
        } catch (KubernetesClientException e) {
            throw new UnavailableException(
                    e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                            ? "the API server does not serve metrics.k8s.io: install metrics-server"
                            : "metrics.k8s.io cannot be asked: " + e.getMessage());
        }
    }

    private static PodKey key(GenericKubernetesResource pod) {
        return new PodKey(pod.getMetadata().getNamespace(), pod.getMetadata().getName());
    }

    private static PodUsage usage(GenericKubernetesResource pod) {
        List<Map<String, Object>> containers = Optional.<List<Map<String, Object>>>ofNullable(pod.get("containers"))
                .orElse(List.of());
        return containers.stream()
                .map(container -> container.get("usage"))
                .map(PodUsages::ofContainer)
                .reduce(PodUsage.NONE, PodUsage::plus);
    }

    private static PodUsage ofContainer(Object usage) {
        Function<String, BigDecimal> amount =
                name -> usage instanceof Map<?, ?> map && map.get(name) instanceof String text
                        ? new Quantity(text).getNumericalAmount()
                        : BigDecimal.ZERO;
        return new PodUsage(
                amount.apply("cpu").multiply(MILLI).doubleValue(),
                amount.apply("memory").doubleValue());
    }

    /** The metrics server is not there or does not answer; the message says so, and what to do. */
    static final class UnavailableException extends Exception {
        UnavailableException(String message) {
            super(message);
        }
    }
}
