package dev.longshore.engine.scaling;

/**
 * Why nothing was scaled though a policy or the bounds asked for it.
 *
 * @param code as ECS's ScalingActivity has it; of Longshore's own where ECS does not tell
 */
public record NotScaledReason(Code code, int currentCapacity, Bounds bounds) {
    /** The codes. */
    public enum Code {
        AUTO_SCALING_ANTICIPATED_FLAPPING("AutoScalingAnticipatedFlapping"),
        TARGET_SERVICE_PUT_RESOURCE_AS_UNSCALABLE("TargetServicePutResourceAsUnscalable"),
        ALREADY_AT_MAX_CAPACITY("AlreadyAtMaxCapacity"),
        ALREADY_AT_MIN_CAPACITY("AlreadyAtMinCapacity"),
        ALREADY_AT_DESIRED_CAPACITY("AlreadyAtDesiredCapacity"),
        /** Longshore's own: a scale-in cooldown runs. */
        COOLDOWN("ScaleInCooldown"),
        /** Longshore's own: a deployment is in progress. */
        DEPLOYMENT_IN_PROGRESS("DeploymentInProgress"),
        /** Longshore's own: suspendedState says so. */
        SUSPENDED("Suspended"),
        /** Longshore's own: another policy with scale-in wants to stay. */
        NOT_ALL_POLICIES("NotAllPoliciesScaleIn");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /** As the API writes it. */
        public String text() {
            return text;
        }
    }

    @Override
    public String toString() {
        return code.text() + " (CurrentCapacity " + currentCapacity + ", MinCapacity " + bounds.min() + ", MaxCapacity "
                + bounds.max() + ")";
    }
}
