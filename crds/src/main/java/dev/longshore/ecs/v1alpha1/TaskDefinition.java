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
 * A family of task definitions; each change of the spec is recorded as the next numbered revision.
 */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("taskdefinition")
@Plural("taskdefinitions")
@ShortNames("ecstd")
@Categories(ApiGroup.CATEGORY)
public class TaskDefinition extends CustomResource<TaskDefinitionSpec, TaskDefinitionStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public TaskDefinitionSpec getSpec() {
        return super.getSpec();
    }

    /** The ECS family: {@code spec.family}, or the object's name when that is absent. */
    public String family() {
        var given = getSpec().family();
        return given == null || given.isEmpty() ? getMetadata().getName() : given;
    }
}
