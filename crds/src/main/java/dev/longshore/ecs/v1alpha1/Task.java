package dev.longshore.ecs.v1alpha1;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A standalone run of a task definition: {@code count} tasks that are started once and never replaced (RunTask,
 * or StartTask when {@code containerInstances} is given).
 */
@ValidationRule(
        value = "self.spec == oldSelf.spec",
        message = "the spec of a Task cannot be changed: delete it and make a new one",
        fieldPath = ".spec")
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("task")
@Plural("tasks")
@ShortNames("ecst")
@Categories(ApiGroup.CATEGORY)
public class Task extends CustomResource<TaskSpec, TaskStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public TaskSpec getSpec() {
        return super.getSpec();
    }
}
