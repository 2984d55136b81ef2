package dev.longshore.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.metric.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricStoreTest {
    private static final MetricId CPU = MetricId.ofCluster("prod", "CPUReservation");
    private static final MetricId GONE = MetricId.ofCluster("old", "CPUReservation");

    @ParameterizedTest(name = "every {0} s: {1} samples")
    @CsvSource({"60, 181", "20, 541", "1, 1001"})
    void itKeepsThreeHoursOrAThousandSamples(int seconds, int kept) {
        MetricStore store = new MetricStore(Duration.ofSeconds(seconds));
        store.add(Instant.EPOCH, Map.of(GONE, Sample.of(Instant.EPOCH, 1)));
        for (int round = 1; round <= 1500; round++) {
            Instant at = Instant.ofEpochSecond((long) round * seconds);
            store.add(at, Map.of(CPU, Sample.of(at, round)));
        }
        assertThat(store.of(CPU).samples()).hasSize(kept);
        assertThat(store.of(GONE).samples()).isEmpty();
        assertThat(store.began()).contains(Instant.EPOCH);
    }
}
