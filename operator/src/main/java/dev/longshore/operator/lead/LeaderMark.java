package dev.longshore.operator.lead;

import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** A label on the leader's own pod: the Services of what only a leader answers select it. */
public record LeaderMark(KubernetesClient client, String namespace, String pod) {

    /** Takes the label away, which this pod has if its container led before it was started anew. */
    public void remove() {
        patch("null");
    }

    /** Sets the label. */
    public void set() {
        patch("\"true\"");
    }

    private void patch(String value) {
        client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"labels\":{\"" + Labels.LEADER + "\":" + value + "}}}");
    }
}
