package dev.longshore.operator.telemetry;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of one scrape. An object that is gone is not put, so its series end. */
final class GaugeValues {
    private final Map<GaugeFamily, Map<Labels, Double>> families = new EnumMap<>(GaugeFamily.class);

    /** Adds a series; of two with the same labels the first counts, since a scrape with both would be refused. */
    void put(GaugeFamily family, Labels labels, double value) {
        families.computeIfAbsent(family, any -> new LinkedHashMap<>()).putIfAbsent(labels, value);
    }

    void put(GaugeFamily family, double value) {
        put(family, Labels.EMPTY, value);
    }

    Map<GaugeFamily, Map<Labels, Double>> families() {
        return families;
    }

    MetricSnapshots snapshots() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        families.forEach((family, series) -> all.metricSnapshot(snapshot(family, series)));
        return all.build();
    }

    private static GaugeSnapshot snapshot(GaugeFamily family, Map<Labels, Double> series) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(family.metric()).help(family.help());
        series.forEach((labels, value) -> gauge.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
        return gauge.build();
    }
}
