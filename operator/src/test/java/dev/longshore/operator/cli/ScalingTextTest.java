package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalableTargetStatus;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.operator.support.Ecs;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScalingTextTest {
    @Test
    void saysMetricAlarmDecisionAndWhatIsLeftOfCooldowns() {
        Service service = Ecs.service("web", "web", 4);
        service.getMetadata().setNamespace("shop");
        ScalableTarget target = Ecs.scalableTarget("web", "{resourceId: web, minCapacity: 1, maxCapacity: 9}");
        target.setStatus(Serialization.unmarshal("""
                minCapacity: 2
                maxCapacity: 9
                boundsSetBy: opening
                runningCount: 3
                scaleOutCooldownUntil: "2026-01-01T12:01:30Z"
                policies:
                - {policy: cpu, metric: "82", target: "50", highState: ALARM, lowState: OK, desired: 4, why: "ceil(2 x 82 / 50) = 4"}
                lastDecision: {time: "2026-01-01T11:59:40Z", from: 2, to: 4, reason: monitor alarm a in state ALARM triggered policy cpu}
                conditions:
                - {type: Placed, status: "False", message: no room}
                """, ScalableTargetStatus.class));

        assertThat(ScalingText.of(service, target, Instant.parse("2026-01-01T12:00:00Z"), false))
                .isEqualTo("""
                Service shop/web wants 4 tasks, 3 run; ScalableTarget web scales it within 2 to 9, set by scheduled action opening (mode ECS).
                Placed: no room

                POLICY   METRIC   TARGET   ALARM HIGH   ALARM LOW   WANTS   WHY
                cpu      82       50       ALARM        OK          4       ceil(2 x 82 / 50) = 4

                Last decision: 20 s ago, 2 to 4: monitor alarm a in state ALARM triggered policy cpu
                Scale-out cooldown: 90 s left
                Scale-in cooldown: none""");
    }
}
