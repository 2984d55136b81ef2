package dev.longshore.operator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.health.Answer;
import io.javaoperatorsdk.operator.api.monitoring.Metrics.ControllerExecution;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who reads docs and dashboard finds these metrics, and no other. */
class MetricNamesTest {
    private static final Path DOC = Path.of("..", "docs", "observability.md");
    private static final Path DASHBOARD = Path.of("..", "helm", "longshore", "dashboards", "longshore.json");
    /** Not a file's name, nor an annotation's. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w./-])(?:ecs|longshore|jvm|process|system)_[a-z0-9_]*[a-z0-9](?![\\w/.])");

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z][a-z0-9_]*)[{ ]");
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE ((?:ecs|longshore)_\\w+) ");

    @Test
    void everyMetricOfTheDashboardIsExported() throws Exception {
        assertThat(exported()).containsAll(names(DASHBOARD));
        assertThat(names(DASHBOARD)).hasSizeGreaterThan(20);
    }

    @Test
    void everyMetricOfTheDocsIsExported() throws Exception {
        Set<String> known = exported();
        known.addAll(families());
        assertThat(known).containsAll(names(DOC));
    }

    @Test
    void everyMetricIsInTheDocs() throws Exception {
        Set<String> families = families();
        families.removeIf(name -> name.endsWith("_max"));
        assertThat(names(DOC)).containsAll(families);
    }

    @Test
    void everyGaugeOfEcsIsInTheDashboard() throws IOException {
        assertThat(names(DASHBOARD))
                .containsAll(Stream.of(GaugeFamily.values())
                        .map(GaugeFamily::metric)
                        .filter(name -> name.startsWith("ecs_"))
                        .toList());
    }

    private static Set<String> names(Path file) throws IOException {
        return NAME.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> exported() throws Exception {
        return matches(SAMPLE);
    }

    private static Set<String> families() throws Exception {
        return matches(FAMILY);
    }

    private static Set<String> matches(Pattern pattern) throws Exception {
        return pattern.matcher(scrape().body())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of an operator in which everything has happened once. */
    private static Answer scrape() throws Exception {
        try (Telemetry telemetry = new Telemetry()) {
            telemetry.observe(new Everything());
            PodKey pod = new PodKey("shop", "web-1");
            telemetry.placements().placed("prod", pod, Duration.ofMillis(3));
            telemetry.placements().written("prod", pod, Duration.ofMillis(5));
            telemetry.writes().count("POST", "/api/v1/namespaces/shop/pods", 201);
            telemetry.reconciliations().timeControllerExecution(new Execution());
            return telemetry.scraped();
        }
    }

    private static final class Everything implements GaugeSource {
        @Override
        public void read(GaugeValues values) {
            Stream.of(GaugeFamily.values()).forEach(family -> values.put(family, Labels.of("cluster", "prod"), 1));
        }

        @Override
        public Set<String> clusters() {
            return Set.of("prod");
        }
    }

    private static final class Execution implements ControllerExecution<String> {
        @Override
        public String name() {
            return "reconcile";
        }

        @Override
        public String controllerName() {
            return "service";
        }

        @Override
        public String successTypeName(String result) {
            return result;
        }

        @Override
        public ResourceID resourceID() {
            return new ResourceID("web", "shop");
        }

        @Override
        public Map<String, Object> metadata() {
            return Map.of();
        }

        @Override
        public String execute() {
            return "done";
        }
    }
}
