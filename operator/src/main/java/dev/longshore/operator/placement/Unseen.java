package dev.longshore.operator.placement;

import dev.longshore.engine.ledger.PodKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pods that were written and that the watch has not shown: one deleted at once may never be shown, and must not stay booked. */
final class Unseen {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<PodKey, Instant> writtenAt = new LinkedHashMap<>();

    void written(PodKey pod, Instant now) {
        writtenAt.put(pod, now);
    }

    void seen(PodKey pod) {
        writtenAt.remove(pod);
    }

    /** Those to ask the API server about; each is named once every {@link #PATIENCE}. */
    List<PodKey> overdue(Instant now) {
        List<PodKey> overdue = new ArrayList<>();
        writtenAt.replaceAll((pod, at) -> {
            if (at.plus(PATIENCE).isAfter(now)) {
                return at;
            }
            overdue.add(pod);
            return now;
        });
        return overdue;
    }
}
