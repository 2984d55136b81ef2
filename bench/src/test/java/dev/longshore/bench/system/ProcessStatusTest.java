package dev.longshore.bench.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessStatusTest {
    @Test
    void readsThePeakInMiB() {
        assertThat(ProcessStatus.peakRssMiB(List.of("Name:\tetcd", "VmHWM:\t    2560 kB", "VmRSS:\t 1024 kB")))
                .isEqualTo(2.5);
    }

    @Test
    void aProcessThatIsGoneHasNone() {
        assertThatIllegalStateException().isThrownBy(() -> ProcessStatus.peakRssMiB(List.of("Name:\tetcd")));
    }

    @Test
    void thePeakOfThisProcessCanBeResetAndRead() {
        ProcessStatus self = new ProcessStatus(ProcessHandle.current().pid());
        self.resetPeak();
        assertThat(self.peakRssMiB()).isPositive();
        assertThat(self.cpu()).isPositive();
    }
}
