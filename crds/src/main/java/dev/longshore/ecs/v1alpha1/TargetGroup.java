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

/**
 * The targets of a load balancer: the operator keeps a core Service of the same name, with the healthy tasks of the services
 * that name the group, for whatever Ingress, Gateway or LoadBalancer is in front of it.
 */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("targetgroup")
@Plural("targetgroups")
@ShortNames("ecstg")
@Categories(ApiGroup.CATEGORY)
public class TargetGroup extends CustomResource<TargetGroupSpec, TargetGroupStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public TargetGroupSpec getSpec() {
        return super.getSpec();
    }
}
