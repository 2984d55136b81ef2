package dev.longshore.operator.scaling;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;

/** Which policies an alarm carries out when it goes off. */
public final class AlarmActions {
    private static final String POLICY_NAME = ":policyName/";

    private AlarmActions() {}

    /** Whether the alarm, of the same namespace, names the policy: by its object's name, its policyName, or its ARN. */
    public static boolean name(Alarm alarm, ScalingPolicy policy) {
        if (Boolean.FALSE.equals(alarm.getSpec().actionsEnabled())) {
            return false;
        }
        return alarm.getSpec().alarmActions().stream().anyMatch(action -> names(action, policy));
    }

    private static boolean names(String action, ScalingPolicy policy) {
        int name = action.indexOf(POLICY_NAME);
        if (name >= 0) {
            return action.substring(name + POLICY_NAME.length()).equals(policy.policyName());
        }
        return action.equals(policy.getMetadata().getName()) || action.equals(policy.policyName());
    }
}
