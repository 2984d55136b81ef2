package dev.longshore.bench.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.bench.report.ProcessUse;
import dev.longshore.bench.report.Report;
import dev.longshore.bench.report.ReportText;
import dev.longshore.bench.report.Run;
import dev.longshore.bench.report.Shape;
import dev.longshore.bench.report.WriteCount;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A tiny benchmark is whole; how long anything took is none of a test's business. */
class SystemBenchmarkIT {
    private static final int TASKS = 20;
    private static final int NODES = 5;

    @Test
    void measuresEveryShape() {
        Report report = new SystemBenchmark(
                        new Settings(TASKS, NODES, 1, 0, 1, 1, EnumSet.allOf(Shape.class), Optional.empty()),
                        line -> {})
                .run();

        assertThat(report.runs()).extracting(Run::shape).containsExactlyInAnyOrder(Shape.values());
        assertThat(report.runs()).allSatisfy(SystemBenchmarkIT::isWhole);
        assertThat(podsCreatedBy(report, Shape.SERVICE)).isEqualTo("longshore-operator");
        assertThat(podsCreatedBy(report, Shape.DEPLOYMENT)).isEqualTo("kube-controller-manager/replicaset-controller");
        assertThat(podsCreatedBy(report, Shape.BARE_PODS)).isEqualTo("longshore-bench");
        assertThat(count(report.start().writes(), "create", "containerinstances"))
                .isEqualTo(NODES);
        assertThat(report.arrivals().millis())
                .hasSize(20)
                .allSatisfy(millis -> assertThat(millis).isPositive());
        assertThat(report.rest().writesOf(Report.OPERATOR)).isZero();
        assertThat(ReportText.of(report))
                .contains("Service", "Deployment", "bare pods", "longshore-operator create pods");
    }

    private static void isWhole(Run run) {
        assertThat(run.seconds()).isPositive();
        assertThat(run.statusSeconds()).isGreaterThanOrEqualTo(run.seconds());
        assertThat(count(run.writes(), "create", "pods")).isEqualTo(TASKS);
        assertThat(run.processes())
                .extracting(ProcessUse::process)
                .containsExactly(
                        "bench",
                        "etcd",
                        "kube-apiserver",
                        "kube-controller-manager",
                        "kube-scheduler",
                        "kwok",
                        "operator");
        assertThat(run.processes())
                .allSatisfy(use -> assertThat(use.peakRssMiB()).isPositive());
    }

    private static String podsCreatedBy(Report report, Shape shape) {
        return report.of(shape).getFirst().writes().stream()
                .filter(write ->
                        write.verb().equals("create") && write.resource().equals("pods"))
                .map(WriteCount::agent)
                .findFirst()
                .orElseThrow();
    }

    private static int count(List<WriteCount> writes, String verb, String resource) {
        return writes.stream()
                .filter(write -> write.verb().equals(verb) && write.resource().equals(resource))
                .mapToInt(write -> write.count() - write.refused())
                .sum();
    }
}
