package dev.longshore.operator.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.ContainerInstanceStatus;
import dev.longshore.operator.names.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** {@code ECS Container Instance State Change}: the instance as describe-container-instances prints it. */
public final class InstanceStateChange {
    private InstanceStateChange() {}

    /** The change of an instance to what its status is about to say. */
    public static StateChange of(ContainerInstance instance, ContainerInstanceStatus status, Instant now) {
        ObjectNode detail = StateJson.MAPPER.valueToTree(status);
        detail.remove("conditions");
        detail.remove("observedGeneration");
        detail.put("clusterArn", Arn.cluster(instance.getSpec().cluster()));
        Instant since = Objects.requireNonNullElse(status.registeredAt(), Instant.EPOCH);
        detail.put("version", Duration.between(since, now).toMillis() + 1);
        detail.put("updatedAt", now.toString());
        String arn = Objects.requireNonNullElse(status.containerInstanceArn(), "");
        return new StateChange("ECS Container Instance State Change", "", arn, now, detail);
    }
}
