package dev.longshore.engine.target;

/** ELB's reason codes for a target that is not healthy. */
public enum TargetReason {
    REGISTRATION_IN_PROGRESS("Elb.RegistrationInProgress"),
    INITIAL_HEALTH_CHECKING("Elb.InitialHealthChecking"),
    RESPONSE_CODE_MISMATCH("Target.ResponseCodeMismatch"),
    TIMEOUT("Target.Timeout"),
    FAILED_HEALTH_CHECKS("Target.FailedHealthChecks"),
    DEREGISTRATION_IN_PROGRESS("Target.DeregistrationInProgress");

    private final String code;

    TargetReason(String code) {
        this.code = code;
    }

    /** As ELB spells it. */
    public String code() {
        return code;
    }
}
