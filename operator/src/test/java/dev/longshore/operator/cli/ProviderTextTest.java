package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderSpec;
import dev.longshore.ecs.v1alpha1.CapacityProviderStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderTextTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void saysMetricDecisionWarmUpAndWhatTasksWaitFor() {
        CapacityProvider provider = provider("""
                autoScalingGroupProvider:
                  scaleTargetRef: {apiVersion: v1, kind: A, name: a}
                  maxSize: 5
                  managedScaling: {targetCapacity: 80}
                """, """
                cluster: prod
                instances: 3
                busyInstances: 3
                neededInstances: 5
                capacityProviderReservation: 166
                desiredInstances: 5
                quietPeriods: 0
                lastScaleOutTime: "2026-01-01T11:58:00Z"
                lastDecision: scaled out from 3 to 5.
                conditions:
                - {type: ScalingLimited, status: "True", message: at the maximum}
                """);
        assertThat(ProviderText.of(
                        provider,
                        List.of(new ProviderText.Waiting("service shop/web", 4, "No room (RESOURCE:CPU 3)")),
                        NOW))
                .isEqualTo("""
                        CapacityProvider workers of Cluster prod has 3 instances, 3 with tasks; its group is to have 5, within 0 to 5 (managed scaling, mode ECS, target 80 %).
                        ScalingLimited: at the maximum

                        CapacityProviderReservation: 166 % = M / N, M (needed) = 5, N (there) = 3
                        Last decision: scaled out from 3 to 5.
                        Instance warm-up: 180 s left
                        Quiet looks before instances go: 0 of 15, one each 60 s

                        WAITING TASKS OF   TASKS   WHAT EACH WAITS FOR
                        service shop/web   4       No room (RESOURCE:CPU 3)""");
    }

    @Test
    void ofAGroupThatAlarmsScaleItNamesThePoliciesAndTheCooldowns() {
        CapacityProvider provider = provider("""
                autoScalingGroupProvider:
                  scaleTargetRef: {apiVersion: v1, kind: A, name: a}
                  minSize: 1
                  maxSize: 5
                  alarmNamespace: platform
                  scalingPolicies: [{policyName: half, adjustmentType: PercentChangeInCapacity, scalingAdjustment: 50}]
                """, """
                cluster: prod
                instances: 3
                desiredInstances: 3
                scaleOutCooldownUntil: "2026-01-01T12:01:30Z"
                """);
        assertThat(ProviderText.of(provider, List.of(), NOW))
                .contains("within 1 to 5 (by Alarms of namespace platform: half).")
                .contains("Last decision: none yet\nScale-out cooldown: 90 s left\nScale-in cooldown: none")
                .endsWith("No task waits for it.");
    }

    private static CapacityProvider provider(String spec, String status) {
        CapacityProvider provider = new CapacityProvider();
        provider.setMetadata(new ObjectMetaBuilder().withName("workers").build());
        provider.setSpec(Serialization.unmarshal(spec, CapacityProviderSpec.class));
        provider.setStatus(Serialization.unmarshal(status, CapacityProviderStatus.class));
        return provider;
    }
}
