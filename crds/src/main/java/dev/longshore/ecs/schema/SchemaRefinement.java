package dev.longshore.ecs.schema;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.ecs.v1alpha1.ReadOnlyFields;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds to the schema of a kind what annotations cannot say, walking the schema along the records that it was made from. */
final class SchemaRefinement {
    private final Descriptions descriptions;

    SchemaRefinement(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    /** Refines the schema of a kind: its type arguments are the types of {@code spec} and {@code status}. */
    void refine(Class<?> kind, JSONSchemaProps root) {
        descriptions.of(kind).ifPresent(root::setDescription);
        var types = ((ParameterizedType) kind.getGenericSuperclass()).getActualTypeArguments();
        refine(types[0], property(root, "spec"), true);
        refine(types[1], property(root, "status"), false);
    }

    private void refine(Type type, JSONSchemaProps schema, boolean spec) {
        if (type instanceof ParameterizedType container && container.getRawType() == List.class) {
            refine(container.getActualTypeArguments()[0], schema.getItems().getSchema(), spec);
        } else if (type == Integer.class || type == int.class) {
            bound(schema);
        } else if (type == Long.class || type == long.class) {
            schema.setFormat("int64");
        } else if (type instanceof Class<?> shape && shape.isRecord()) {
            refineRecord(shape, schema, spec);
        }
    }

    /** Java reads 32 bits. The server checks no format, and one object with more would break every reader of the kind. */
    private static void bound(JSONSchemaProps integer) {
        integer.setFormat("int32");
        if (integer.getMinimum() == null) {
            integer.setMinimum((double) Integer.MIN_VALUE);
        }
        if (integer.getMaximum() == null) {
            integer.setMaximum((double) Integer.MAX_VALUE);
        }
    }

    private void refineRecord(Class<?> shape, JSONSchemaProps schema, boolean spec) {
        if (schema.getDescription() == null) {
            descriptions.of(shape).ifPresent(schema::setDescription);
        }
        for (var component : shape.getRecordComponents()) {
            if (isUnknownFields(component)) {
                schema.getProperties().remove(component.getName());
                schema.setXKubernetesPreserveUnknownFields(true);
            } else {
                refineProperty(shape, component, schema, spec);
            }
        }
        var properties = new TreeMap<>(schema.getProperties());
        ReadOnlyFields.of(shape).forEach(field -> properties.put(field, readOnly()));
        schema.setProperties(properties);
    }

    private void refineProperty(Class<?> shape, RecordComponent component, JSONSchemaProps schema, boolean spec) {
        var name = component.getName();
        var property = property(schema, name);
        descriptions.of(shape, name).ifPresent(property::setDescription);
        // What describe-* prints carries nulls. A null where there is a default is pruned, and the default put in its
        // place.
        if (spec && !schema.getRequired().contains(name) && property.getDefault() == null) {
            allowNull(property);
        }
        if (isConditions(component)) {
            property.setXKubernetesListType("map");
            property.setXKubernetesListMapKeys(List.of("type"));
            property.getItems().getSchema().setRequired(List.of("type", "status"));
        } else {
            refine(component.getGenericType(), property, spec);
        }
    }

    private static void allowNull(JSONSchemaProps property) {
        property.setNullable(true);
        if (!property.getEnum().isEmpty()) {
            allowNullBesides(property.getEnum(), property);
        }
    }

    /**
     * The server holds a null against an enumeration, even one that lists null: so the enumeration becomes one of two choices, and the
     * other is what no string can be. The length bounds the cost of rules; the description is what {@code kubectl explain} prints.
     */
    private static void allowNullBesides(List<JsonNode> values, JSONSchemaProps property) {
        var one = new JSONSchemaPropsBuilder().withEnum(values).build();
        var noString =
                new JSONSchemaPropsBuilder().withMinLength(1L).withMaxLength(0L).build();
        property.setAnyOf(List.of(one, noString));
        property.setEnum(List.of());
        property.setMaxLength(values.stream()
                .mapToLong(value -> value.asText().length())
                .max()
                .orElseThrow());
        var names = values.stream().map(JsonNode::asText).collect(Collectors.joining(", "));
        var meaning = property.getDescription() == null ? "" : property.getDescription() + " ";
        property.setDescription(meaning + "One of " + names + ".");
    }

    private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name), () -> "the schema lacks " + name);
    }

    private static JSONSchemaProps readOnly() {
        return new JSONSchemaPropsBuilder()
                .withDescription("Printed by describe calls; accepted and ignored.")
                .withXKubernetesPreserveUnknownFields(true)
                .withNullable(true)
                .build();
    }

    private static boolean isUnknownFields(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonAnySetter.class);
    }

    private static boolean isConditions(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == Condition.class;
    }
}
