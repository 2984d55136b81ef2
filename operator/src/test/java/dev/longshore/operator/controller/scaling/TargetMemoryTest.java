package dev.longshore.operator.controller.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import dev.longshore.operator.support.Ecs;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetMemoryTest {
    private final TargetMemory memory = new TargetMemory();

    @Test
    void whatWasWrittenCountsBeforeTheCacheShowsIt() {
        ScalableTarget shown = target(1);
        assertThat(memory.known(shown)).isSameAs(shown);
        ScalableTargetStatus written = status(4);
        memory.put(shown, written);

        ScalableTarget known = memory.known(shown);
        assertThat(known.getStatus()).isEqualTo(written);
        assertThat(known.getSpec()).isEqualTo(shown.getSpec());
        assertThat(shown.getStatus()).isEqualTo(status(1));
    }

    @Test
    void targetsThatAreGoneAreForgotten() {
        ScalableTarget shown = target(1);
        memory.put(shown, status(4));
        memory.retain(List.of(shown));
        assertThat(memory.known(shown).getStatus()).isEqualTo(status(4));
        memory.retain(List.of());
        assertThat(memory.known(shown)).isSameAs(shown);
    }

    private static ScalableTarget target(int desired) {
        ScalableTarget target = Ecs.scalableTarget("web", "{resourceId: web, minCapacity: 1, maxCapacity: 9}");
        target.getMetadata().setUid("uid");
        target.setStatus(status(desired));
        return target;
    }

    private static ScalableTargetStatus status(int desired) {
        return ScalableTargetStatus.builder().desiredCount(desired).build();
    }
}
