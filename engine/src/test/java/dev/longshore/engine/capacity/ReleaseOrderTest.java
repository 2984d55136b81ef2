package dev.longshore.engine.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which instances go. */
class ReleaseOrderTest {

    /** Instances as name/zone/tasks and /d if they drain, the older ones first; how many go; whether busy ones are protected. */
    @ParameterizedTest
    @CsvSource({
        "1/a/2 2/a/0 3/b/0,            1, true,  2",
        "1/a/0 2/b/0 3/b/0,            1, true,  2",
        "1/a/0 2/b/0 3/b/0,            2, true,  2 1",
        "1/a/0 2/b/0/d 3/a/0,          1, true,  2",
        "1/a/1 2/a/1 3/b/0,            3, true,  3",
        "1/a/3 2/a/1 3/b/0,            2, false, 3 2",
        "1/a/0,                        0, false, ''"
    })
    void theEmptyOnesFirst(String instances, int count, boolean isProtected, String gone) {
        List<ReleaseCandidate> candidates = Arrays.stream(instances.split(" "))
                .map(ReleaseOrderTest::candidate)
                .toList();
        assertThat(String.join(" ", ReleaseOrder.choose(candidates, count, isProtected)))
                .isEqualTo(gone);
    }

    private static ReleaseCandidate candidate(String text) {
        List<String> parts = Arrays.asList(text.split("/"));
        return new ReleaseCandidate(
                parts.get(0),
                Integer.parseInt(parts.get(2)),
                parts.size() > 3,
                parts.get(1),
                Instant.ofEpochSecond(Long.parseLong(parts.get(0))));
    }
}
