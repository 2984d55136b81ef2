package dev.longshore.engine.placement;

import java.util.Map;
import java.util.Optional;

/**
 * An attribute that a task definition requires of its instance, as ECS computes them from the definition.
 *
 * @param name the attribute's name
 * @param value the value that it must have; empty if any will do
 */
public record RequiredAttribute(String name, Optional<String> value) {
    /** Whether an instance with these attributes will do. */
    boolean isMetBy(Map<String, String> attributes) {
        String has = attributes.get(name);
        return has != null && (value.isEmpty() || value.get().equals(has));
    }

    /** As an expression of the query language says it. */
    @Override
    public String toString() {
        return "attribute:" + name + value.map(wanted -> " == " + wanted).orElse(" exists");
    }
}
