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
 * A group of instances that grows when tasks wait and shrinks when instances are empty. FARGATE and FARGATE_SPOT are in every
 * Cluster and have no object.
 */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("capacityprovider")
@Plural("capacityproviders")
@ShortNames("ecscp")
@Categories(ApiGroup.CATEGORY)
public class CapacityProvider extends CustomResource<CapacityProviderSpec, CapacityProviderStatus> {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public CapacityProviderSpec getSpec() {
        return super.getSpec();
    }
}
