package dev.longshore.operator.telemetry;

import java.util.Set;

/** Knows values of gauges; asked at each scrape, it reads caches only. */
interface GaugeSource {
    void read(GaugeValues values);

    /** The Clusters that there are. */
    Set<String> clusters();
}
