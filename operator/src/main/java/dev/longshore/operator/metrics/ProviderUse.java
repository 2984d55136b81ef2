package dev.longshore.operator.metrics;

/**
 * What managed scaling found of a capacity provider when it last looked.
 *
 * @param cluster the Cluster that has it
 * @param provider its ECS name
 * @param reservation CapacityProviderReservation, in percent
 */
public record ProviderUse(String cluster, String provider, int reservation) {}
