package dev.longshore.engine.shift;

import java.time.Duration;
import java.util.Set;

/**
 * Something that a deployment asks at some of its stages.
 *
 * @param kind whom it asks
 * @param stages at which it is asked
 * @param timeout 1 minute to 14 days; ECS's default is a day
 * @param onTimeout what happens then; ECS's default is ROLLBACK
 */
public record Hook(Kind kind, Set<Stage> stages, Duration timeout, TimeoutAction onTimeout) {
    /** Whom a hook asks. */
    public enum Kind {
        /** A program that is called. */
        CALL,
        /** People, who continue the deployment by hand. */
        PAUSE
    }

    /** What happens when nobody has answered in time. */
    public enum TimeoutAction {
        ROLLBACK,
        CONTINUE
    }

    public Hook {
        stages = Set.copyOf(stages);
    }

    /** Whether the hook is asked at this stage. */
    boolean isAt(Stage stage) {
        return stages.contains(stage) && (kind == Kind.CALL ? stage.callsHooks() : stage.pauses());
    }
}
