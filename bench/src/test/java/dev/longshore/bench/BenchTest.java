package dev.longshore.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.bench.engine.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesEveryOptionOfTheSystemBenchmark() {
        assertThat(execute("system", "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: longshore bench system", "--tasks", "--nodes", "--runs", "--json", "--profile");
    }

    @Test
    void withoutACommandItSaysWhatThereIs() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("system, engine or scaling");
    }

    @Test
    void anImpossibleNumberFailsBeforeAnythingStarts() {
        assertThat(execute("system", "--tasks", "0")).isEqualTo(1);
        assertThat(err.toString()).contains("longshore bench system: --tasks is 0, must be at least 1");
    }

    @Test
    void anUnknownShapeIsRefusedWithTheKnownOnes() {
        assertThat(execute("system", "--shapes", "CRONJOB")).isEqualTo(2);
        assertThat(err.toString()).contains("CRONJOB", "SERVICE, DEPLOYMENT, BARE_PODS");
    }

    @Test
    void theEnginesQuickReportHasARowForEachScenarioAndTheTablesOfMemoryAndQuality() {
        assertThat(execute("engine", "--quick")).isZero();
        String report = out.toString();
        for (Scenario scenario : Scenario.values()) {
            assertThat(report)
                    .containsPattern("\\| " + Pattern.quote(scenario.title()) + " \\| 500 \\|( [0-9,.]* \\|){6}\n");
        }
        assertThat(report)
                .contains(
                        "| scenario | instances | tasks | placements/s | goal | ns a placement | plain loop/s | ratio |")
                .contains("| ledger, 500 instances and 5000 tasks | bytes each | goal |")
                .contains("| binpack of 300 tasks | lower bound |")
                .contains("the zones differ by ");
    }

    private int execute(String... arguments) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
