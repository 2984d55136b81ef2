package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import java.util.List;

/** What is set in a spec and has no behaviour yet: the content of the condition {@code FieldsIgnored}. */
public final class IgnoredFields {
    private IgnoredFields() {}

    public static List<Ignored> of(TaskDefinitionSpec spec) {
        return new IgnoredFieldsWalk(HonouredFields.TASK_DEFINITION, "RegisterTaskDefinition").over(spec);
    }

    public static List<Ignored> of(ServiceSpec spec) {
        return new IgnoredFieldsWalk(HonouredFields.SERVICE, "CreateService").over(spec);
    }

    public static List<Ignored> of(TaskSpec spec) {
        return new IgnoredFieldsWalk(HonouredFields.TASK, "RunTask").over(spec);
    }
}
