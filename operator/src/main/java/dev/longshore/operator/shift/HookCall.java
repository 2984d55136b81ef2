package dev.longshore.operator.shift;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.DeploymentLifecycleHook;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.names.Hashes;
import dev.longshore.operator.names.Slug;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One question to a lifecycle hook.
 *
 * @param id names deployment, stage and hook
 * @param primary the deployment that asks
 */
record HookCall(String id, Service service, Deployment primary, DeploymentLifecycleHook hook, HookTarget target) {
    private static final int NAME = 40;
    private static final int DIGITS = 10;
    private static final double ALL = 100;

    String namespace() {
        return service.getMetadata().getNamespace();
    }

    /** The same for the same question, so that two leaders make one Job. */
    String jobName() {
        return Slug.of(service.getMetadata().getName(), NAME) + "-"
                + Hashes.hex(service.getMetadata().getUid() + "/" + id, DIGITS);
    }

    /** What ECS gives to a function. */
    Map<String, Object> payload() {
        double production = Objects.requireNonNullElse(primary.productionTrafficWeight(), 0.0);
        double test = Objects.requireNonNullElse(primary.testTrafficWeight(), 0.0);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("executionId", id);
        payload.put("lifecycleStage", stage());
        payload.put("serviceName", service.serviceName());
        payload.put("namespace", namespace());
        payload.put("deploymentId", primary.id());
        payload.put("taskDefinition", Objects.requireNonNullElse(primary.taskDefinition(), ""));
        payload.put("productionTrafficWeights", weights(production));
        payload.put("testTrafficWeights", weights(test));
        if (hook.hookDetails() != null) {
            payload.put("hookDetails", hook.hookDetails());
        }
        return payload;
    }

    private static Map<String, Double> weights(double green) {
        return Map.of("source", ALL - green, "target", green);
    }

    String stage() {
        return Objects.requireNonNull(primary.shift()).lifecycleStage().name();
    }
}
