package dev.longshore.operator.controller.capacity;

import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.operator.names.Annotations;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instances on their way out of their group: DRAINING, with a mark of who released them. */
final class Releases {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;

    Releases(KubernetesClient client) {
        this.client = client;
    }

    void release(String instance, String provider, Instant now) {
        patch(
                instance,
                quoted(provider),
                quoted(now.truncatedTo(ChronoUnit.SECONDS).toString()),
                "DRAINING");
    }

    /** The group is to stay as large as it is: the instance takes tasks again. */
    void keep(String instance) {
        patch(instance, "null", "null", "ACTIVE");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private void patch(String name, String provider, String since, String status) {
        ContainerInstance instance = new ContainerInstance();
        instance.setMetadata(new ObjectMetaBuilder().withName(name).build());
        String patch = String.format(
                "{\"metadata\":{\"annotations\":{\"%s\":%s,\"%s\":%s}},\"spec\":{\"status\":\"%s\"}}",
                Annotations.RELEASED_BY, provider, Annotations.RELEASED_AT, since, status);
        try {
            client.resource(instance).patch(MERGE, patch);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }
}
