package dev.longshore.engine.target;

import java.util.Locale;

/** ELB's states of a target. */
public enum TargetState {
    /** Registered; its first checks are under way. */
    INITIAL,
    HEALTHY,
    UNHEALTHY,
    /** Deregistered: finishes the requests that it has and gets no new ones. */
    DRAINING;

    /** As ELB spells it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
