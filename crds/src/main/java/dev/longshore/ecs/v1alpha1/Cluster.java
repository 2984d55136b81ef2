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
 * An ECS cluster: which nodes are its container instances, which namespaces may use it and what their workloads
 * may ask for. It spans namespaces.
 */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("cluster")
@Plural("clusters")
@ShortNames("ecsc")
@Categories(ApiGroup.CATEGORY)
public class Cluster extends CustomResource<ClusterSpec, ClusterStatus> {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public ClusterSpec getSpec() {
        return super.getSpec();
    }
}
