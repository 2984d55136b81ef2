package dev.longshore.operator.history;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pod requests of its node, by the rules of kube-scheduler and the kubelet. Written apart from the operator's own
 * reading of pods: this is what that one is checked against. It reads requests only, as the API server has already filled
 * them from limits.
 */
final class Requests {
    private static final Amounts ONE_POD = new Amounts(Map.of("pods", 1L));

    private Requests() {}

    /** Requests of the pod itself win over those of its containers; overhead and the pod's own place come on top. */
    static Amounts of(PodSpec spec) {
        return requests(spec.getResources())
                .over(ofContainers(spec))
                .plus(Amounts.of(spec.getOverhead()))
                .plus(ONE_POD);
    }

    /** All that runs together in the end, or the peak before: an init container beside the sidecars started before it. */
    private static Amounts ofContainers(PodSpec spec) {
        Amounts sidecars = Amounts.NONE;
        Amounts peak = Amounts.NONE;
        for (Container init : spec.getInitContainers()) {
            Amounts own = requests(init.getResources());
            peak = peak.max(sidecars.plus(own));
            if ("Always".equals(init.getRestartPolicy())) {
                sidecars = sidecars.plus(own);
            }
        }
        Amounts together = spec.getContainers().stream()
                .map(container -> requests(container.getResources()))
                .reduce(sidecars, Amounts::plus);
        return together.max(peak);
    }

    private static Amounts requests(@Nullable ResourceRequirements resources) {
        return resources == null ? Amounts.NONE : Amounts.of(resources.getRequests());
    }
}
