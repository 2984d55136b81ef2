package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.deployment.RollingLimits;
import dev.longshore.operator.deployment.DeploymentFields;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.placement.Owners;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PodDisruptionBudget for each REPLICA service, so that evictions keep the floor that deployments keep. It goes with the
 * service, which owns it.
 */
public final class DisruptionBudgets {
    private static final Logger LOG = LoggerFactory.getLogger(DisruptionBudgets.class);
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    /** The floor that was written last, by the service's uid: nothing is written at rest. */
    private final Map<String, Integer> written = new ConcurrentHashMap<>();

    /** Keeps PodDisruptionBudgets by this client. */
    public DisruptionBudgets(KubernetesClient client) {
        this.client = client;
    }

    /** Writes the service's floor if it is another than before; a refusal holds up nothing else and is tried again at the next look. */
    void keep(Service service, int desired) {
        DeploymentFields fields = DeploymentFields.of(service.getSpec());
        int floor = RollingLimits.of(desired, fields.minimumHealthyPercent(), fields.maximumPercent())
                .lower();
        String uid = service.getMetadata().getUid();
        if (DeploymentFields.isDaemon(service.getSpec())
                || Integer.valueOf(floor).equals(written.get(uid))) {
            return;
        }
        try {
            write(budget(service, floor), floor);
            written.put(uid, floor);
        } catch (KubernetesClientException e) {
            LOG.warn(
                    "service {}/{}: its PodDisruptionBudget was not written: {}",
                    service.getMetadata().getNamespace(),
                    service.getMetadata().getName(),
                    e.getMessage());
        }
    }

    private void write(PodDisruptionBudget budget, int floor) {
        try {
            client.resource(budget).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            client.resource(budget).patch(MERGE, "{\"spec\":{\"minAvailable\":" + floor + "}}");
        }
    }

    void forget(String uid) {
        written.remove(uid);
    }

    private static PodDisruptionBudget budget(Service service, int floor) {
        String name = service.getMetadata().getName();
        return new PodDisruptionBudgetBuilder()
                .withNewMetadata()
                .withName("ecs-" + name)
                .withNamespace(service.getMetadata().getNamespace())
                .addToLabels(Labels.SERVICE, Slug.of(name))
                .withOwnerReferences(Owners.reference(service))
                .endMetadata()
                .withNewSpec()
                .withNewMinAvailable(floor)
                .withNewSelector()
                .addToMatchLabels(Labels.SERVICE, Slug.of(name))
                .endSelector()
                .endSpec()
                .build();
    }
}
