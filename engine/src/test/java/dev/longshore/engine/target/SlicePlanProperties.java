package dev.longshore.engine.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Endpoints come and go in any order, and the slices hold what they should with few of them changed. */
class SlicePlanProperties {
    private static final int LIMIT = 5;

    @Property
    void everyEndpointIsInOneSliceAndStaysThere(
            @ForAll @Size(max = 20) List<@Size(max = 40) Set<@IntRange(max = 60) Integer>> steps) {
        Map<Integer, Set<Integer>> slices = Map.of();
        for (Set<Integer> wanted : steps) {
            Map<Integer, Set<Integer>> after =
                    SlicePlan.of(slices, wanted, LIMIT).slices();
            List<Integer> all =
                    after.values().stream().flatMap(Collection::stream).toList();
            assertThat(all).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(after.values()).allSatisfy(slice -> assertThat(slice).hasSizeBetween(1, LIMIT));
            slices.forEach((number, before) -> {
                Set<Integer> stay = new LinkedHashSet<>(before);
                stay.retainAll(wanted);
                assertThat(after.getOrDefault(number, Set.of())).containsAll(stay);
            });
            assertThat(SlicePlan.of(after, wanted, LIMIT).slices()).isEqualTo(after);
            slices = after;
        }
    }

    @Property
    void oneNewEndpointChangesOneSlice(@ForAll @Size(max = 40) Set<@IntRange(max = 60) Integer> there) {
        Map<Integer, Set<Integer>> before =
                SlicePlan.of(Map.<Integer, Set<Integer>>of(), there, LIMIT).slices();
        Set<Integer> wanted = new LinkedHashSet<>(there);
        wanted.add(100);
        Map<Integer, Set<Integer>> after = SlicePlan.of(before, wanted, LIMIT).slices();
        assertThat(after.entrySet().stream().filter(slice -> !slice.getValue().equals(before.get(slice.getKey()))))
                .hasSize(1);
    }

    @Property
    void whatTwoSlicesClaimStaysInOne(@ForAll @Size(max = 5) Set<@IntRange(max = 9) Integer> claimed) {
        Map<Integer, Set<Integer>> slices =
                SlicePlan.of(Map.of(0, claimed, 1, claimed), claimed, LIMIT).slices();
        assertThat(slices.values().stream().flatMap(Collection::stream)).containsExactlyInAnyOrderElementsOf(claimed);
    }
}
