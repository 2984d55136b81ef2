package dev.longshore.ecs.fields;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.longshore.ecs.v1alpha1.ReadOnlyFields;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a spec carries beyond the fields that this version knows, so that it can be named instead of ignored in silence. */
public final class UnknownFields {
    private final List<String> paths = new ArrayList<>();

    private UnknownFields() {}

    /**
     * The paths of the unknown fields, such as {@code spec.containerDefinitions[0].portBindings}; the read-only fields of {@code describe-*}
     * output are known.
     *
     * @param path where the shape is, such as {@code spec}
     * @param shape a record of the API, such as a {@link dev.longshore.ecs.v1alpha1.TaskDefinitionSpec}
     */
    public static List<String> of(String path, Record shape) {
        var found = new UnknownFields();
        found.visit(path, shape);
        return List.copyOf(found.paths);
    }

    private void visit(String path, @Nullable Object value) {
        // Scalars and maps of text hold nothing unknown.
        if (value instanceof Record shape) {
            visitRecord(path, shape);
        } else if (value instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                visit(path + "[" + index + "]", list.get(index));
            }
        }
    }

    private void visitRecord(String path, Record shape) {
        for (var component : shape.getClass().getRecordComponents()) {
            var value = read(component, shape);
            if (component.getAccessor().isAnnotationPresent(JsonAnySetter.class)
                    && value instanceof Map<?, ?> unknown) {
                unknown.keySet().stream()
                        .map(String::valueOf)
                        .filter(name -> !ReadOnlyFields.of(shape.getClass()).contains(name))
                        .forEach(name -> paths.add(path + "." + name));
            } else {
                visit(path + "." + component.getName(), value);
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Record shape) {
        try {
            return component.getAccessor().invoke(shape);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(
                    "a record's accessor is public and throws nothing: " + component, impossible);
        }
    }
}
