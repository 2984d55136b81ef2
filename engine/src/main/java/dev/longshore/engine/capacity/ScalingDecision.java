package dev.longshore.engine.capacity;

/**
 * What becomes of a provider's group.
 *
 * @param desired the size that it shall have
 * @param outcome what was decided, or what stood in the way
 * @param reservation the metric that decided, in percent
 * @param memory for the next look
 */
public record ScalingDecision(int desired, Outcome outcome, double reservation, ScalingMemory memory) {
    /** What a look at a provider comes to. */
    public enum Outcome {
        /** The next look is not due yet. */
        NOT_DUE,
        /** As many instances as are needed. */
        ON_TARGET,
        /** Instances are added. */
        SCALE_OUT,
        /** Instances go. */
        SCALE_IN,
        /** More are needed, but the last ones have not warmed up. */
        WARMING_UP,
        /** More are needed than maxSize allows. */
        AT_MAXIMUM,
        /** Fewer would do, but not for long enough yet. */
        QUIET,
        /** Fewer would do than minSize allows. */
        AT_MINIMUM,
        /** Tasks wait that fit no instance of this provider. */
        UNFITTING
    }
}
