package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.definition.PrometheusEndpoints;
import dev.longshore.operator.names.Annotations;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a task has metrics, in the annotations that Prometheus' usual configuration for pods looks for. */
final class ScrapeAnnotations {
    private ScrapeAnnotations() {}

    static Map<String, String> of(TaskDefinitionSpec definition) {
        Map<String, String> annotations = new LinkedHashMap<>();
        PrometheusEndpoints.of(definition).first().ifPresent(endpoint -> {
            annotations.put(Annotations.SCRAPE, "true");
            annotations.put(Annotations.SCRAPE_PORT, Integer.toString(endpoint.port()));
            annotations.put(Annotations.SCRAPE_PATH, endpoint.path());
            endpoint.job().ifPresent(job -> annotations.put(Annotations.SCRAPE_JOB, job));
        });
        return annotations;
    }
}
