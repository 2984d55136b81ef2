package dev.longshore.operator.placement;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Objects that must be there before a pod is written, shared by many pods and made when the first needs them. */
public interface PodNeed {
    /**
     * Returns when they are there; at once for a pod that needs none.
     *
     * @throws KubernetesClientException if one cannot be made: the pod is refused with the same answer
     */
    void ensure(Pod pod);

    /** The pod was refused, perhaps because one of them is gone: they are made again with the next pod. */
    void forget(Pod pod);
}
