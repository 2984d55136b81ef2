package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskSizeTest {
    @ParameterizedTest
    @CsvSource({"1024,1024", "256,256", "1 vCPU,1024", ".5 vcpu,512", "0.25vCPU,256", "16 VCPU,16384", "1024.0,1024"})
    void readsCpuAsUnits(String text, int units) {
        assertThat(TaskSize.cpuUnits(new IntOrString(text))).contains(units);
    }

    @ParameterizedTest
    @CsvSource({"512,512", "1GB,1024", "1 GB,1024", "0.5 gb,512", "30 GB,30720"})
    void readsMemoryAsMebibytes(String text, int mebibytes) {
        assertThat(TaskSize.memoryMiB(new IntOrString(text))).contains(mebibytes);
    }

    @Test
    void readsNumbers() {
        assertThat(TaskSize.cpuUnits(new IntOrString(2048))).contains(2048);
        assertThat(TaskSize.memoryMiB(new IntOrString(4096))).contains(4096);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "1 GHz", "-5", "1.5", "99999999999", "1 vCPU 2"})
    void leavesOutWhatItCannotRead(String text) {
        assertThat(TaskSize.cpuUnits(new IntOrString(text))).isEmpty();
    }

    @Test
    void absentIsEmpty() {
        assertThat(TaskSize.cpuUnits(null)).isEmpty();
        assertThat(TaskSize.memoryMiB(null)).isEmpty();
    }
}
