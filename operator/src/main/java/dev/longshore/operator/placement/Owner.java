package dev.longshore.operator.placement;

/**
 * The object that wants tasks.
 *
 * @param kind Service or Task
 */
public record Owner(String kind, String namespace, String name, String uid) {}
