package dev.longshore.operator.pod;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a pod has of the capacity that it runs on.
 *
 * @param provider the capacity provider; empty text if it has none
 * @param runtimeClass the RuntimeClass of Fargate's pods
 */
public record CapacityMark(String provider, Optional<String> runtimeClass) {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?");

    /** A provider's name as a label's value. */
    public static String label(String provider) {
        return LABEL.matcher(provider).matches() ? provider : Slug.of(provider);
    }

    /** Marks the pod, which is returned. */
    public Pod on(Pod pod) {
        if (!provider.isEmpty()) {
            pod.getMetadata().getLabels().put(Labels.CAPACITY_PROVIDER, label(provider));
        }
        if (provider.equals(Instance.FARGATE) || provider.equals(Instance.FARGATE_SPOT)) {
            runtimeClass.ifPresent(pod.getSpec()::setRuntimeClassName);
        }
        return pod;
    }
}
