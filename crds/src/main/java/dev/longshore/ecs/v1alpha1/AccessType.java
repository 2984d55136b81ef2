package dev.longshore.ecs.v1alpha1;

/**
 * Which traffic a gateway lets in.
 */
public enum AccessType {
    PUBLIC,
    PRIVATE
}
