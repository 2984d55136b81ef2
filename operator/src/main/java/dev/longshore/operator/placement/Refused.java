package dev.longshore.operator.placement;

import java.time.Instant;
import java.util.Optional;

/**
 * A definite no of the API server to a pod.
 *
 * @param scope what the refusal speaks of
 * @param message the API server's words
 * @param retryAt when the namespace is asked again; empty where asking again is of no use
 */
public record Refused(Scope scope, String message, Optional<Instant> retryAt) {

    /** What has to change before the same pod can be accepted. */
    public enum Scope {
        /** Quota, Pod Security, a webhook, the namespace's end. */
        NAMESPACE,
        /** The pod itself is invalid. */
        DEFINITION
    }
}
