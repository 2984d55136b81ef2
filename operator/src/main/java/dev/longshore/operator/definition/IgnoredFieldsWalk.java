package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ReadOnlyFields;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through a spec's records, whose components are named as the JSON fields are. */
final class IgnoredFieldsWalk {
    private static final String UNKNOWN_FIELDS = "unknownFields";

    private final HonouredFields honoured;
    private final String operation;
    private final List<Ignored> ignored = new ArrayList<>();

    IgnoredFieldsWalk(HonouredFields honoured, String operation) {
        this.honoured = honoured;
        this.operation = operation;
    }

    List<Ignored> over(Record spec) {
        walkRecord(spec, "", "");
        return List.copyOf(ignored);
    }

    private void walkRecord(Record shape, String path, String pattern) {
        for (RecordComponent component : shape.getClass().getRecordComponents()) {
            Object value = Components.value(shape, component);
            if (component.getName().equals(UNKNOWN_FIELDS)) {
                reportUnknown(shape, value, path);
            } else {
                walk(value, join(path, component.getName()), join(pattern, component.getName()));
            }
        }
    }

    private void walk(@Nullable Object value, String path, String pattern) {
        if (Components.isEmpty(value) || honoured.covers(pattern, String.valueOf(value))) {
            reportUnknownWithin(value, path);
        } else if (!honoured.reachesInto(pattern)) {
            ignored.add(new Ignored(path, IgnoredReasons.of(pattern)));
        } else if (value instanceof Record shape) {
            walkRecord(shape, path, pattern);
        } else if (value instanceof List<?> elements) {
            for (int index = 0; index < elements.size(); index++) {
                walk(elements.get(index), path + "[" + index + "]", pattern + "[]");
            }
        } else {
            ignored.add(new Ignored(path, IgnoredReasons.of(pattern)));
        }
    }

    private void reportUnknownWithin(@Nullable Object value, String path) {
        if (value instanceof Record shape) {
            for (RecordComponent component : shape.getClass().getRecordComponents()) {
                Object inner = Components.value(shape, component);
                if (component.getName().equals(UNKNOWN_FIELDS)) {
                    reportUnknown(shape, inner, path);
                } else {
                    reportUnknownWithin(inner, join(path, component.getName()));
                }
            }
        } else if (value instanceof List<?> elements) {
            for (int index = 0; index < elements.size(); index++) {
                reportUnknownWithin(elements.get(index), path + "[" + index + "]");
            }
        }
    }

    private void reportUnknown(Record shape, @Nullable Object unknown, String path) {
        Collection<String> readOnly = ReadOnlyFields.of(shape.getClass());
        if (unknown instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> {
                if (value != null && !readOnly.contains(String.valueOf(name))) {
                    ignored.add(new Ignored(join(path, String.valueOf(name)), "not a field of ECS's " + operation));
                }
            });
        }
    }

    private static String join(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
