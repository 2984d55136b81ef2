package dev.longshore.operator.controller.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderSpec;
import dev.longshore.operator.support.Ecs;
import org.junit.jupiter.api.Test;

class GroupAlarmsTest {
    @Test
    void onlyAlarmsOfTheGroupsOwnNamespaceCarryItsPoliciesOut() {
        CapacityProvider provider = new CapacityProvider();
        provider.setSpec(CapacityProviderSpec.builder()
                .autoScalingGroupProvider(AutoScalingGroupProvider.builder()
                        .maxSize(5)
                        .alarmNamespace("platform")
                        .build())
                .build());
        assertThat(GroupAlarms.watches(provider, alarm("platform"))).isTrue();
        assertThat(GroupAlarms.watches(provider, alarm("shop"))).isFalse();
    }

    private static Alarm alarm(String namespace) {
        Alarm alarm = Ecs.alarm("reserved", "{evaluationPeriods: 1, comparisonOperator: GreaterThanThreshold}");
        alarm.getMetadata().setNamespace(namespace);
        return alarm;
    }
}
