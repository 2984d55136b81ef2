package dev.longshore.operator.controller.scaling;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.scaling.ScalableResource;

/** Which policies a target carries out: those that name the same resource, in either way. */
final class PolicyTargets {
    private PolicyTargets() {}

    /** Without knowing the service: they spell it alike, or name the target's object of the service. */
    static boolean belongs(ScalingPolicy policy, ScalableTarget target) {
        String ofPolicy = policy.getSpec().resourceId();
        String ofTarget = target.getSpec().resourceId();
        return ofPolicy.equals(ofTarget) || (last(ofPolicy).equals(last(ofTarget)) && oneIsPlain(ofPolicy, ofTarget));
    }

    /** With the service in view. */
    static boolean belongs(ScalingPolicy policy, Service service, String cluster) {
        return new ScalableResource(policy.getSpec().resourceId()).is(service, cluster);
    }

    private static boolean oneIsPlain(String one, String other) {
        return one.indexOf('/') < 0 || other.indexOf('/') < 0;
    }

    private static String last(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
