package dev.longshore.operator.scaling;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import java.util.Collection;

/** Which policies an alarm carries out when it goes off. */
public final class AlarmActions {
    private static final String POLICY_NAME = ":policyName/";
    private static final String GROUP_NAME = "autoScalingGroupName/";

    private AlarmActions() {}

    /** Whether the alarm, of the same namespace, names the policy: by its object's name, its policyName, or its ARN. */
    public static boolean name(Alarm alarm, ScalingPolicy policy) {
        if (Boolean.FALSE.equals(alarm.getSpec().actionsEnabled())) {
            return false;
        }
        return alarm.getSpec().alarmActions().stream().anyMatch(action -> names(action, policy));
    }

    /**
     * Whether the alarm names a policy of an Auto Scaling group: by its ARN, or by the end of it, {@code
     * autoScalingGroupName/GROUP:policyName/POLICY}.
     *
     * @param groups the names that the group goes by
     */
    public static boolean name(Alarm alarm, Collection<String> groups, String policy) {
        if (Boolean.FALSE.equals(alarm.getSpec().actionsEnabled())) {
            return false;
        }
        return alarm.getSpec().alarmActions().stream()
                .anyMatch(action -> groups.stream()
                        .map(group -> GROUP_NAME + group + POLICY_NAME + policy)
                        .anyMatch(end -> action.equals(end) || action.endsWith(":" + end)));
    }

    private static boolean names(String action, ScalingPolicy policy) {
        if (action.contains(GROUP_NAME)) {
            return false;
        }
        int name = action.indexOf(POLICY_NAME);
        if (name >= 0) {
            return action.substring(name + POLICY_NAME.length()).equals(policy.policyName());
        }
        return action.equals(policy.getMetadata().getName()) || action.equals(policy.policyName());
    }
}
