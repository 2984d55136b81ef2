package dev.longshore.ecs.v1alpha1;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Immutable copies for the records' constructors: JSON may leave out, or print null for, what Java code may take as given. */
final class Copies {
    private Copies() {}

    /** The elements that are there, in order; empty when the list is absent. */
    static <T> List<T> list(@Nullable List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
    }

    /** The entries that have a value, in order (Map.copyOf would shuffle them); empty when the map is absent. */
    static <V> Map<String, V> map(@Nullable Map<String, V> given) {
        if (given == null) {
            return Map.of();
        }
        var copy = new LinkedHashMap<String, V>(given);
        copy.values().removeIf(Objects::isNull);
        return copy.isEmpty() ? Map.of() : Collections.unmodifiableMap(copy);
    }

    /** Every entry, nulls too: what is not understood is given back as it came. */
    static Map<String, Object> unknown(@Nullable Map<String, Object> given) {
        // Nearly always none: a thousand instances have sixty thousand attributes.
        return given == null || given.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    /** The text, or the empty string when it is absent: a required text is never null, and the rules refuse an empty one. */
    static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
