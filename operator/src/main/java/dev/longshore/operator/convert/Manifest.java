package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One object to apply.
 *
 * @param kind such as {@code TaskDefinition}
 * @param name the Kubernetes name; the ECS name is in the spec
 * @param spec the ECS shape, without what ECS only prints
 */
public record Manifest(String kind, String name, ObjectNode spec) {}
