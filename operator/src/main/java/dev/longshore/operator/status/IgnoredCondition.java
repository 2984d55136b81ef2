package dev.longshore.operator.status;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.operator.definition.Ignored;
import java.util.List;
import java.util.stream.Collectors;

/** The condition that names each field without effect: nothing is dropped in silence. */
public final class IgnoredCondition {
    /** Kubernetes' limit of a condition's message. */
    private static final int LONGEST = 32_768;

    private IgnoredCondition() {}

    /** Sets condition FieldsIgnored; False where everything is honoured. */
    public static void set(Conditions conditions, List<Ignored> ignored) {
        String paths = ignored.stream().map(Ignored::toString).collect(Collectors.joining("; "));
        conditions.set(
                ConditionTypes.FIELDS_IGNORED,
                !ignored.isEmpty(),
                ignored.isEmpty() ? "AllHonoured" : "WithoutEffect",
                ignored.isEmpty()
                        ? "every field has its effect"
                        : paths.substring(0, Math.min(paths.length(), LONGEST)));
    }
}
