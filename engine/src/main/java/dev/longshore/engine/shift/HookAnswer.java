package dev.longshore.engine.shift;

import java.time.Duration;

/**
 * What came back from a hook, or from the people that a PAUSE waits for.
 *
 * @param status SUCCEEDED, FAILED or IN_PROGRESS
 * @param callBackDelay of IN_PROGRESS: after which time it is asked again
 * @param message what it said; empty where it said nothing
 */
public record HookAnswer(HookStatus status, Duration callBackDelay, String message) {
    /** ECS asks again after this time where the hook does not say when. */
    public static final Duration CALL_BACK_DELAY = Duration.ofSeconds(30);

    /** The deployment may go on. */
    public static HookAnswer succeeded(String message) {
        return new HookAnswer(HookStatus.SUCCEEDED, CALL_BACK_DELAY, message);
    }

    /** The deployment is to go back. */
    public static HookAnswer failed(String message) {
        return new HookAnswer(HookStatus.FAILED, CALL_BACK_DELAY, message);
    }

    /** It has not decided yet. */
    public static HookAnswer inProgress(Duration callBackDelay, String message) {
        return new HookAnswer(HookStatus.IN_PROGRESS, callBackDelay, message);
    }
}
