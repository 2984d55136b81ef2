package dev.longshore.operator.convert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetSpec;
import dev.longshore.operator.definition.IgnoredFields;
import dev.longshore.operator.definition.Problem;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.scaling.TargetFields;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A scalable target: register-scalable-target input, describe-scalable-targets output. */
final class ScalableTargetConversion {
    private static final Set<String> READ_ONLY = Set.of("creationTime", "predictedCapacity", "scalableTargetARN");
    private static final String SERVICE_LINKED = "/aws-service-role/";

    private final SpecConversion conversion;

    ScalableTargetConversion(Found found, List<Problem> problems, List<Note> notes) {
        conversion = new SpecConversion(
                new Found(found.shape(), found.path(), Decapitalized.of(found.json())), problems, notes);
    }

    Optional<Manifest> manifest() {
        ObjectNode json = conversion.json();
        conversion.drop(READ_ONLY);
        if (json.path("roleARN").asText("").contains(SERVICE_LINKED)) {
            json.remove("roleARN");
        }
        listTags(json);
        if (!ScalingReferences.toService(conversion) || !hasBounds(json)) {
            return Optional.empty();
        }
        String service = ScalingReferences.service(json.path("resourceId").asText());
        return conversion
                .read(ScalableTargetSpec.class, ScalableTargetConversion::check, IgnoredFields::of)
                .map(spec -> new Manifest("ScalableTarget", Slug.of(service), SpecConversion.write(spec)));
    }

    /** register-scalable-target may leave out what it does not change; an object has both. */
    private boolean hasBounds(ObjectNode json) {
        for (String bound : List.of("minCapacity", "maxCapacity")) {
            if (!json.has(bound)) {
                conversion.problem(bound, "A ScalableTarget needs minCapacity and maxCapacity.");
                return false;
            }
        }
        return true;
    }

    /** Application Auto Scaling takes tags as a map. */
    private static void listTags(ObjectNode json) {
        if (json.path("tags") instanceof ObjectNode map) {
            ArrayNode tags = json.putArray("tags");
            map.properties()
                    .forEach(tag -> tags.addObject()
                            .put("key", tag.getKey())
                            .put("value", tag.getValue().asText()));
        }
    }

    /** What is wrong with a target, its scheduled actions included. */
    static List<Problem> check(ScalableTargetSpec spec) {
        ScalableTarget target = new ScalableTarget();
        target.setMetadata(new ObjectMetaBuilder()
                .withName("target")
                .withNamespace("")
                .withCreationTimestamp(Instant.EPOCH.toString())
                .build());
        target.setSpec(spec);
        return TargetFields.of(target).problems();
    }
}
