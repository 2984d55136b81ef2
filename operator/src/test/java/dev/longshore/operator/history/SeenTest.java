package dev.longshore.operator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a recording makes of a listing, at its beginning and after a gap. */
class SeenTest {
    private static final Instant NOW = Instant.EPOCH;

    private final Seen<ConfigMap> seen = new Seen<>();

    @Test
    void theFirstListingExisted() {
        assertThat(seen.differences(List.of(map("a", "1", 5), map("b", "2", 7)), 9, NOW))
                .extracting(Change::type, Change::resourceVersion)
                .containsExactly(tuple(Change.Type.EXISTED, 5L), tuple(Change.Type.EXISTED, 7L));
    }

    @Test
    void alaterListingTellsWhatTheGapHid() {
        seen.differences(List.of(map("same", "1", 5), map("gone", "2", 6), map("changed", "3", 7)), 9, NOW);
        seen.note(Change.of(Change.Type.ADDED, map("reborn", "4", 10), NOW));
        List<Change> hidden = seen.differences(
                List.of(map("same", "1", 5), map("changed", "3", 12), map("reborn", "5", 14), map("new", "6", 15)),
                20,
                NOW);
        assertThat(hidden)
                .extracting(change -> change.key().name() + " " + change.type() + " " + change.resourceVersion())
                .containsExactlyInAnyOrder(
                        "changed MODIFIED 12", "reborn EXISTED 14", "new EXISTED 15", "gone DELETED 20");
    }

    @Test
    void aListingIsCoveredOnceAllOfItWasSeen() {
        seen.note(Change.of(Change.Type.ADDED, map("a", "1", 10), NOW));
        assertThat(seen.covers(List.of(map("a", "1", 10)), 11)).isTrue();
        assertThat(seen.covers(List.of(map("a", "1", 12)), 12)).isFalse();
        assertThat(seen.covers(List.of(map("a", "1", 10), map("b", "2", 11)), 11))
                .isFalse();
        assertThat(seen.covers(List.of(), 11)).as("its deletion is on its way").isFalse();
        assertThat(seen.covers(List.of(), 9)).as("it came after the listing").isTrue();
        seen.note(Change.of(Change.Type.DELETED, map("a", "1", 13), NOW));
        assertThat(seen.covers(List.of(), 13)).isTrue();
        assertThat(seen.covers(List.of(map("a", "1", 10)), 11))
                .as("seen, and gone since")
                .isTrue();
    }

    private static ConfigMap map(String name, String uid, long version) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName(name)
                .withUid(uid)
                .withResourceVersion(Long.toString(version))
                .endMetadata()
                .build();
    }
}
