package dev.longshore.operator.definition;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the components of the API's records by reflection. */
final class Components {
    private Components() {}

    static @Nullable Object value(Record shape, RecordComponent component) {
        try {
            return component.getAccessor().invoke(shape);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of " + shape.getClass(), e);
        }
    }

    /** Whether a value says no more than leaving it out would: null, false, an empty text, list or map, or a record of such values. */
    static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean flag -> !flag;
            case CharSequence text -> text.isEmpty();
            case Collection<?> elements -> elements.isEmpty();
            case Map<?, ?> entries -> entries.isEmpty();
            case Record shape ->
                Stream.of(shape.getClass().getRecordComponents())
                        .allMatch(component -> isEmpty(value(shape, component)));
            default -> false;
        };
    }
}
