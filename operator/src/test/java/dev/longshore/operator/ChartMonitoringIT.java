package dev.longshore.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.support.Helm;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chart makes for those who monitor, and only for them; no cluster is needed to see it. */
class ChartMonitoringIT {
    private static final Path CHART = Path.of("..", "helm", "longshore");

    @TempDir
    Path home;

    @Test
    void nothingUnlessAskedFor() throws IOException, InterruptedException {
        assertThat(rendered("logFormat=json"))
                .extracting(HasMetadata::getKind)
                .contains("Deployment")
                .doesNotContain("ServiceMonitor", "ConfigMap");
    }

    @Test
    void aServiceMonitorAndTheDashboard() throws IOException, InterruptedException {
        List<HasMetadata> objects =
                rendered("serviceMonitor.enabled=true,serviceMonitor.labels.release=mine,dashboards.enabled=true");
        assertThat(objects)
                .filteredOn(object -> object.getKind().equals("ServiceMonitor"))
                .singleElement()
                .satisfies(
                        monitor -> assertThat(monitor.getMetadata().getLabels()).containsEntry("release", "mine"));
        assertThat(objects)
                .filteredOn(object -> object.getMetadata().getName().equals("longshore-metrics"))
                .singleElement()
                .satisfies(service -> assertThat(service.getMetadata().getLabels())
                        .containsEntry("ecs.longshore.dev/endpoint", "metrics"));
        ConfigMap dashboards = objects.stream()
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(dashboards.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        assertThat(dashboards.getData().get("longshore.json"))
                .isEqualToIgnoringWhitespace(
                        Files.readString(CHART.resolve("dashboards").resolve("longshore.json")));
    }

    private List<HasMetadata> rendered(String values) throws IOException, InterruptedException {
        String yaml = new Helm(home)
                .run("template", "longshore", CHART.toString(), "--kube-version", "1.33.0", "--set", values);
        return Stream.of(yaml.split("(?m)^---$"))
                .filter(document -> document.contains("kind:"))
                .map(document -> (HasMetadata) Serialization.unmarshal(document, KubernetesResource.class))
                .toList();
    }
}
