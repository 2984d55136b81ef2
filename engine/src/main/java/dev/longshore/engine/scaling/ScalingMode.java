package dev.longshore.engine.scaling;

/** How soon a target tracking policy follows its metric. */
public enum ScalingMode {
    /** As Application Auto Scaling: minute by minute, out after three of them, in after fifteen. */
    ECS,
    /** Within a second of a sample: out by one sample, in by the highest of the last minutes. */
    FAST
}
