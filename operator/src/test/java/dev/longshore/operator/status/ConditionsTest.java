package dev.longshore.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");

    private final List<Condition> first = new Conditions(List.of(), 1, NOON)
            .set("Ready", true, "Fine", "all is well")
            .list();

    @Test
    void carriesGenerationReasonAndTimeToTheSecond() {
        assertThat(first).singleElement().satisfies(condition -> {
            assertThat(condition.getType()).isEqualTo("Ready");
            assertThat(condition.getStatus()).isEqualTo("True");
            assertThat(condition.getReason()).isEqualTo("Fine");
            assertThat(condition.getMessage()).isEqualTo("all is well");
            assertThat(condition.getObservedGeneration()).isEqualTo(1);
            assertThat(condition.getLastTransitionTime()).isEqualTo("2026-01-01T12:00:00Z");
        });
    }

    @Test
    void theTimeOfTheTransitionStaysWhileTheStatusDoes() {
        List<Condition> again = new Conditions(first, 2, NOON.plusSeconds(60))
                .set("Ready", true, "StillFine", "as before")
                .list();
        assertThat(again.getFirst().getLastTransitionTime()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(again.getFirst().getObservedGeneration()).isEqualTo(2);
        List<Condition> broken = new Conditions(again, 2, NOON.plusSeconds(90))
                .set("Ready", false, "Broken", "no more")
                .list();
        assertThat(broken.getFirst().getLastTransitionTime()).isEqualTo("2026-01-01T12:01:30Z");
    }

    @Test
    void aConditionThatIsNotSetAgainIsGone() {
        assertThat(new Conditions(first, 1, NOON).set("Other", true, "X", "x").list())
                .extracting(Condition::getType)
                .containsExactly("Other");
    }

    @Test
    void absentIsNotTrue() {
        assertThat(Conditions.isTrue(first, "Ready")).isTrue();
        assertThat(Conditions.isTrue(first, "Other")).isFalse();
        assertThat(Conditions.find(first, "Other")).isEmpty();
    }
}
