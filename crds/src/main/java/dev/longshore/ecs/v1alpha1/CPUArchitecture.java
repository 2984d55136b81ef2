package dev.longshore.ecs.v1alpha1;

/**
 * Processor architectures.
 */
public enum CPUArchitecture {
    X86_64,
    ARM64
}
