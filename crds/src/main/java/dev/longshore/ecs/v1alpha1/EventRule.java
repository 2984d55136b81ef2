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

/** A rule of EventBridge that starts ECS tasks: for each event that its pattern matches, a Task for each target (RunTask). */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("eventrule")
@Plural("eventrules")
@ShortNames("ecsrule")
@Categories(ApiGroup.CATEGORY)
public class EventRule extends CustomResource<EventRuleSpec, EventRuleStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public EventRuleSpec getSpec() {
        return super.getSpec();
    }

    /** The rule's name: {@code spec.name}, or the object's name when that is absent. */
    public String ruleName() {
        var given = getSpec().name();
        return given == null || given.isEmpty() ? getMetadata().getName() : given;
    }
}
