package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The labels that the CloudWatch agent looks for are what Prometheus looks for. */
class ScrapeAnnotationsTest {
    @Test
    void labelsBecomeAnnotationsOfThePod() {
        assertThat(annotations("""
                - {name: a, image: i}
                - {name: b, image: i, dockerLabels: {ECS_PROMETHEUS_EXPORTER_PORT: '9404', ECS_PROMETHEUS_METRICS_PATH: stats/prometheus,
                   ECS_PROMETHEUS_JOB_NAME: shop web}}
                """))
                .isEqualTo(Map.of(
                        "prometheus.io/scrape", "true",
                        "prometheus.io/port", "9404",
                        "prometheus.io/path", "/stats/prometheus",
                        "prometheus.io/job", "shop web"));
    }

    @Test
    void thePathIsTheUsualOneWhereNoneIsGiven() {
        assertThat(annotations("- {name: a, image: i, dockerLabels: {ECS_PROMETHEUS_EXPORTER_PORT: '80'}}"))
                .isEqualTo(Map.of(
                        "prometheus.io/scrape", "true", "prometheus.io/port", "80", "prometheus.io/path", "/metrics"));
    }

    @Test
    void theFirstPortIsTold() {
        assertThat(annotations("""
                - {name: a, image: i, dockerLabels: {ECS_PROMETHEUS_EXPORTER_PORT: none}}
                - {name: b, image: i, dockerLabels: {ECS_PROMETHEUS_EXPORTER_PORT: '9001'}}
                - {name: c, image: i, dockerLabels: {ECS_PROMETHEUS_EXPORTER_PORT: '9002'}}
                """)).containsEntry("prometheus.io/port", "9001");
    }

    @Test
    void withoutThePortThereIsNothingToScrape() {
        assertThat(annotations("- {name: a, image: i, dockerLabels: {ECS_PROMETHEUS_METRICS_PATH: /metrics}}"))
                .isEmpty();
    }

    private static Map<String, String> annotations(String containers) {
        Map<String, String> all = Templates.pod("containerDefinitions:\n" + containers.strip() + "\n", Templates.POLICY)
                .getMetadata()
                .getAnnotations();
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("prometheus.io/"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, TreeMap::new));
    }
}
