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

/** What Application Auto Scaling may scale, and how far: a Service's desiredCount (RegisterScalableTarget, PutScheduledAction). */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("scalabletarget")
@Plural("scalabletargets")
@ShortNames("ecsst")
@Categories(ApiGroup.CATEGORY)
public class ScalableTarget extends CustomResource<ScalableTargetSpec, ScalableTargetStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public ScalableTargetSpec getSpec() {
        return super.getSpec();
    }
}
