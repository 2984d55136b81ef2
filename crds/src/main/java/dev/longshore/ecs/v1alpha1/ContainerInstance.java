package dev.longshore.ecs.v1alpha1;

import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A node that joined a {@link Cluster}; named after the Node, made and removed by the operator. People set
 * {@code spec.status: DRAINING} and custom attributes.
 */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("containerinstance")
@Plural("containerinstances")
@ShortNames("ecsi")
@Categories(ApiGroup.CATEGORY)
public class ContainerInstance extends CustomResource<ContainerInstanceSpec, ContainerInstanceStatus> {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public ContainerInstanceSpec getSpec() {
        return super.getSpec();
    }
}
