package dev.longshore.operator.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tags and security groups on a task's pod: the tags as they are in one annotation, and as labels, by which pods are selected, with slugs
 * for what a label cannot hold.
 */
final class LaunchLabels {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?");
    private static final String MANAGED = "aws:";

    private LaunchLabels() {}

    static void apply(Launch launch, ObjectMetaBuilder meta) {
        launch.securityGroups().forEach(group -> meta.addToLabels(Labels.SECURITY_GROUP_PREFIX + text(group), "true"));
        if (launch.tags().isEmpty()) {
            return;
        }
        meta.addToAnnotations(Annotations.TAGS, json(launch.tags()));
        launch.tags().forEach((key, value) -> {
            // Cluster and service are labels of every task's pod already.
            if (!key.startsWith(MANAGED)) {
                meta.addToLabels(Labels.TAG_PREFIX + text(key), value.isEmpty() ? "" : text(value));
            }
        });
    }

    private static String text(String ecs) {
        return LABEL.matcher(ecs).matches() ? ecs : Slug.of(ecs);
    }

    private static String json(Map<String, String> tags) {
        try {
            return JSON.writeValueAsString(tags);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }
}
