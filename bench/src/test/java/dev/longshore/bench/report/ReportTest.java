package dev.longshore.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Report REPORT = new Report(
            new Machine(2, 24, "Linux 6", "25", "v1.35.4", 0.25),
            10,
            5,
            "java -Xmx1m",
            new Span(2, List.of(operatorWrite("create", "containerinstances", 5)), List.of()),
            List.of(
                    service(1, 4, 10),
                    service(2, 2, 20),
                    service(3, 9, 12),
                    new Run(
                            Shape.BARE_PODS,
                            1,
                            1,
                            1,
                            List.of(new WriteCount("longshore-bench", "create", "pods", 10, 0)),
                            uses(1))),
            new Span(30, List.of(new WriteCount("kwok", "update", "leases", 3, 0)), uses(0.5)),
            new Arrivals(20, List.of(9.0, 3.0, 1.0, 2.0)));

    @Test
    void eachRunAndTheMedianAreShown() {
        assertThat(lineOf("Service")).containsExactly("Service", "4.00", "2.00", "9.00", "4.00", "3", "5.00");
    }

    @Test
    void aShapeWithFewerRunsLeavesCellsEmpty() {
        assertThat(lineOf("bare pods")).containsExactly("bare pods", "1.00", "-", "-", "1.00", "10", "1.00");
    }

    @Test
    void writesAreMediansByAgentVerbAndResource() {
        assertThat(lineOf("longshore-operator create pods")).endsWith("12", "0");
        assertThat(lineOf("of these refused")).endsWith("1", "0");
    }

    @Test
    void theOperatorsWritesAreCountedForEachPod() {
        String text = ReportText.of(REPORT);
        assertThat(cells(text.substring(text.indexOf("WRITES PER POD"))
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()))
                .containsExactly("longshore-operator", "1.20", "0.00");
    }

    @Test
    void cpuIsSummed() {
        String text = ReportText.of(REPORT);
        assertThat(cells(text.substring(text.indexOf("CPU SECONDS"))
                        .lines()
                        .skip(3)
                        .findFirst()
                        .orElseThrow()))
                .containsExactly("all", "3.00", "2.00");
    }

    @Test
    void restShowsThatTheOperatorWroteNothing() {
        assertThat(lineOf("rest, with the Service running"))
                .containsExactly("rest, with the Service running", "30.00", "0", "3", "0.50");
    }

    @Test
    void arrivalsArePercentilesByTheNearestRank() {
        assertThat(lineOf("20 a second")).containsExactly("20 a second", "4", "2.00", "9.00", "9.00", "9.00");
    }

    @Test
    void jsonKeepsEverything(@TempDir Path folder) {
        Path file = folder.resolve("report.json");
        ReportJson.write(REPORT, file);
        assertThat(ReportJson.read(file)).isEqualTo(REPORT);
    }

    private static List<String> lineOf(String title) {
        return ReportText.of(REPORT)
                .lines()
                .filter(line -> line.startsWith(title))
                .map(ReportTest::cells)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line of " + title + " in\n" + ReportText.of(REPORT)));
    }

    private static List<String> cells(String line) {
        return List.of(line.split(" {2,}"));
    }

    private static Run service(int number, double seconds, int writes) {
        WriteCount creates = new WriteCount(Report.OPERATOR, "create", "pods", writes, 1);
        return new Run(Shape.SERVICE, number, seconds, seconds + 1, List.of(creates), uses(1.5));
    }

    private static WriteCount operatorWrite(String verb, String resource, int count) {
        return new WriteCount(Report.OPERATOR, verb, resource, count, 0);
    }

    private static List<ProcessUse> uses(double cpuSeconds) {
        return List.of(new ProcessUse("etcd", cpuSeconds, 100), new ProcessUse("operator", cpuSeconds, 200));
    }
}
