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

/** A schedule of EventBridge Scheduler that starts ECS tasks: each time that it is due, a Task (RunTask). */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("scheduledtask")
@Plural("scheduledtasks")
@ShortNames("ecssched")
@Categories(ApiGroup.CATEGORY)
public class ScheduledTask extends CustomResource<ScheduledTaskSpec, ScheduledTaskStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public ScheduledTaskSpec getSpec() {
        return super.getSpec();
    }

    /** The schedule's name: {@code spec.name}, or the object's name when that is absent. */
    public String scheduleName() {
        var given = getSpec().name();
        return given == null || given.isEmpty() ? getMetadata().getName() : given;
    }
}
