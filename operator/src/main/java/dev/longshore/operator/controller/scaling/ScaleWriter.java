package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.ApiGroup;
import dev.longshore.ecs.v1alpha1.Service;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sets a service's desiredCount, through its {@code /scale} alone and under a field manager of its own: a count that somebody has set
 * since the decision is not overwritten.
 */
final class ScaleWriter {
    /** Who owns desiredCount then. */
    static final String FIELD_MANAGER = "longshore-autoscaling";

    /** Its status changes often, and with it the version: another attempt reads the newer one. */
    private static final int ATTEMPTS = 5;

    /** What became of a write. */
    sealed interface Outcome {
        /** The count is set. */
        record Written() implements Outcome {}

        /** The count is no longer the one that was decided about, or the service is gone: look again. */
        record Outdated() implements Outcome {}

        /** The API server does not take it. */
        record Refused(String reason) implements Outcome {}
    }

    private final KubernetesClient client;

    ScaleWriter(KubernetesClient client) {
        this.client = client;
    }

    Outcome write(Service service, int from, int desired) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                String answer = client.raw(path(service));
                if (answer == null || !isCount(answer, from)) {
                    return new Outcome.Outdated();
                } else if (put(service, answer, desired)) {
                    return new Outcome.Written();
                }
            }
            return new Outcome.Outdated();
        } catch (KubernetesClientException e) {
            return e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                    ? new Outcome.Outdated()
                    : new Outcome.Refused(reason(e));
        }
    }

    private static boolean isCount(String answer, int count) {
        return Objects.equals(scale(answer).getSpec().getReplicas(), count);
    }

    private static Scale scale(String answer) {
        return Serialization.unmarshal(answer, Scale.class);
    }

    /** Answers false if somebody else was faster. */
    private boolean put(Service service, String current, int desired) {
        Scale scale = new ScaleBuilder(scale(current))
                .editOrNewSpec()
                .withReplicas(desired)
                .endSpec()
                .build();
        try {
            @Nullable String answer = client.raw(path(service) + "?fieldManager=" + FIELD_MANAGER, "PUT", scale);
            return answer != null;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private static String reason(KubernetesClientException e) {
        return e.getStatus() == null || e.getStatus().getMessage() == null
                ? String.valueOf(e.getMessage())
                : e.getStatus().getMessage();
    }

    private static String path(Service service) {
        return "/apis/" + ApiGroup.GROUP + "/" + ApiGroup.VERSION + "/namespaces/"
                + service.getMetadata().getNamespace() + "/services/"
                + service.getMetadata().getName() + "/scale";
    }
}
