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
 * An ECS service: keeps {@code desiredCount} tasks of a task definition running.
 */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("service")
@Plural("services")
@ShortNames("ecss")
@Categories(ApiGroup.CATEGORY)
public class Service extends CustomResource<ServiceSpec, ServiceStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public ServiceSpec getSpec() {
        return super.getSpec();
    }

    /** The ECS service name: {@code spec.serviceName}, or the object's name when that is absent. */
    public String serviceName() {
        var given = getSpec().serviceName();
        return given == null || given.isEmpty() ? getMetadata().getName() : given;
    }
}
