package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a definition sets, as docs/fields.md lists them, and what becomes of each: one use for each definition, container,
 * port mapping or volume that sets it.
 */
final class FieldUses {
    enum Fate {
        HONOURED,
        APPROXIMATED,
        IGNORED
    }

    /** One field that is set, by its path with {@code []} for any element. */
    record Use(String field, Fate fate) {}

    /** Fields that the page lists part by part. */
    private static final Set<String> IN_PARTS =
            Set.of("containerDefinitions", "portMappings", "volumes", "linuxParameters");

    /** Honoured otherwise than ECS does it, though nothing is listed: the page says how. */
    private static final Set<String> OTHERWISE = Set.of("executionRoleArn");

    private final List<Ignored> ignored;
    private final List<Use> uses = new ArrayList<>();

    private FieldUses(List<Ignored> ignored) {
        this.ignored = ignored;
    }

    static List<Use> of(TaskDefinitionSpec definition) {
        FieldUses all = new FieldUses(IgnoredFields.of(definition));
        all.walk(definition, "", "");
        return all.uses;
    }

    private void walk(Record shape, String path, String field) {
        for (RecordComponent component : shape.getClass().getRecordComponents()) {
            Object value = Components.value(shape, component);
            String name = component.getName();
            if (!name.equals("unknownFields") && !Components.isEmpty(value)) {
                add(value, name, path + name, field + name);
            }
        }
    }

    private void add(@Nullable Object value, String name, String path, String field) {
        if (IN_PARTS.contains(name) && value instanceof List<?> elements) {
            for (int index = 0; index < elements.size(); index++) {
                walk((Record) elements.get(index), path + "[" + index + "].", field + "[].");
            }
        } else if (IN_PARTS.contains(name) && value instanceof Record parts) {
            walk(parts, path + ".", field + ".");
        } else {
            uses.add(new Use(field, fate(path, field)));
        }
    }

    private Fate fate(String path, String field) {
        if (ignored.stream().anyMatch(one -> one.path().equals(path))) {
            return Fate.IGNORED;
        }
        boolean partly = ignored.stream()
                .anyMatch(one -> one.path().startsWith(path + ".") || one.path().startsWith(path + "["));
        return partly || OTHERWISE.contains(field) ? Fate.APPROXIMATED : Fate.HONOURED;
    }
}
