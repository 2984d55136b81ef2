package dev.longshore.engine.target;

/** What one health check of a target came to, with ELB's reason and words where it failed. */
public sealed interface CheckResult {

    /** The target answered as it should. */
    record Passed() implements CheckResult {}

    /** It did not. */
    record Failed(TargetReason reason, String description) implements CheckResult {}

    static CheckResult passed() {
        return new Passed();
    }

    static CheckResult timedOut() {
        return new Failed(TargetReason.TIMEOUT, "Request timed out");
    }

    /** Another status than the matcher's was answered. */
    static CheckResult wrongCode(int code) {
        return new Failed(TargetReason.RESPONSE_CODE_MISMATCH, "Health checks failed with these codes: [" + code + "]");
    }

    /** The connection was refused or broken. */
    static CheckResult failed() {
        return new Failed(TargetReason.FAILED_HEALTH_CHECKS, "Health checks failed");
    }
}
