package dev.longshore.operator.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseSettingsTest {
    @Test
    void theUsualLeaseHasTheUsualPeriods() {
        LeaseSettings lease = LeaseSettings.parse("system/longshore", "pod-1", LeaseSettings.DURATION);
        assertThat(lease.namespace()).isEqualTo("system");
        assertThat(lease.name()).isEqualTo("longshore");
        assertThat(lease.renewDeadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(lease.retryPeriod()).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"longshore", "a/b/c", "/longshore", "system/", ""})
    void otherWordsAreRefused(String lease) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeaseSettings.parse(lease, "pod-1", LeaseSettings.DURATION))
                .withMessageContaining("expected NAMESPACE/NAME");
    }

    @Test
    void aLeaseThatCannotBeRenewedInTimeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeaseSettings.parse("a/b", "pod-1", Duration.ofMillis(2999)))
                .withMessageContaining("at least 3s");
    }
}
