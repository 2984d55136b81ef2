package dev.longshore.ecs.v1alpha1;

import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** How a scalable target follows a metric: target tracking or step scaling (PutScalingPolicy). */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("scalingpolicy")
@Plural("scalingpolicies")
@ShortNames("ecssp")
@Categories(ApiGroup.CATEGORY)
public class ScalingPolicy extends CustomResource<ScalingPolicySpec, ScalingPolicyStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public ScalingPolicySpec getSpec() {
        return super.getSpec();
    }

    /** The policy's name: {@code spec.policyName}, or the object's name when that is absent. */
    public String policyName() {
        var given = getSpec().policyName();
        return given == null || given.isEmpty() ? getMetadata().getName() : given;
    }
}
