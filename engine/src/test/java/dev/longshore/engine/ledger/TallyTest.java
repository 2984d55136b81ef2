package dev.longshore.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recount must see every kind of difference, else no audit could fail. */
class TallyTest {
    private static final Set<HostPort> HTTP = Set.of(new HostPort(80, Protocol.TCP));
    private static final Optional<TaskGroup> WEB = Optional.of(new TaskGroup("team", "service:web"));
    private static final Held WHOLE = holding(new Resources(1, 2), HTTP, WEB, true);

    static List<Held> different() {
        return List.of(
                holding(new Resources(1, 3), HTTP, WEB, true),
                holding(new Resources(1, 2), Set.of(), WEB, true),
                holding(new Resources(1, 2), HTTP, Optional.empty(), true),
                holding(new Resources(1, 2), HTTP, WEB, false));
    }

    @ParameterizedTest
    @MethodSource("different")
    void seesEveryDifference(Held other) {
        assertThat(tally(WHOLE).matches(tally(other))).isFalse();
    }

    @Test
    void takingAwayUndoesAdding() {
        Tally tally = tally(WHOLE, different().getFirst());
        tally.remove(WHOLE.claim(), WHOLE.assumed());
        assertThat(tally.matches(tally(different().getFirst()))).isTrue();
        assertThat(tally.tasks()).isEqualTo(1);
    }

    record Held(Claim claim, boolean assumed) {}

    private static Tally tally(Held... all) {
        Tally tally = new Tally();
        for (Held held : all) {
            tally.add(held.claim(), held.assumed());
        }
        return tally;
    }

    private static Held holding(Resources resources, Set<HostPort> ports, Optional<TaskGroup> group, boolean assumed) {
        return new Held(new Claim(resources, ports, Set.of(), group), assumed);
    }
}
