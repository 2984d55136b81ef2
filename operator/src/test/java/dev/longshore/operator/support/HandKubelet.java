package dev.longshore.operator.support;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Says of pods on bare nodes what a kubelet would. */
public record HandKubelet(Sandbox ecs) {
    private static final String RUNNING = """
            phase: Running
            containerStatuses:
            - {name: app, image: a, imageID: a, ready: true, restartCount: 0, state: {running: {startedAt: '2026-11-21T00:00:00Z'}}}
            """;
    private static final String NO_IMAGE = """
            phase: Pending
            containerStatuses:
            - {name: app, image: a, imageID: a, ready: false, restartCount: 0, state: {waiting: {reason: ImagePullBackOff, message: not found}}}
            """;

    /** Its container app runs, for long enough to be healthy. */
    public void runs(Pod pod) {
        report(pod, RUNNING);
    }

    /** The image of its container app cannot be pulled; returns when the operator has deleted the pod, and ends it. */
    public void cannotPull(Pod pod) {
        report(pod, NO_IMAGE);
        ecs.eventually(() -> {
            if (Sandbox.read(ecs.client().resource(pod)).getMetadata().getDeletionTimestamp() == null) {
                throw new AssertionError("not deleted: " + pod.getMetadata().getName());
            }
        });
        ends(pod);
    }

    /** What the operator has told to stop ends. */
    public void endsWhatStops() {
        ecs.pods().stream()
                .filter(pod -> pod.getSpec().getActiveDeadlineSeconds() != null
                        || pod.getMetadata().getDeletionTimestamp() != null)
                .forEach(this::ends);
    }

    /** Its containers are gone: the pod may go. */
    public void ends(Pod pod) {
        ecs.client().resource(pod).withGracePeriod(0).delete();
    }

    /** Writes a pod's status. */
    public void report(Pod pod, String status) {
        Sandbox.editStatus(
                ecs.client()
                        .pods()
                        .inNamespace(ecs.name())
                        .withName(pod.getMetadata().getName()),
                current -> {
                    current.setStatus(Serialization.unmarshal(status, PodStatus.class));
                    return current;
                });
    }
}
