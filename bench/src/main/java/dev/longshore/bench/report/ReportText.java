package dev.longshore.bench.report;

import static dev.longshore.bench.report.Table.count;
import static dev.longshore.bench.report.Table.decimal;
import static dev.longshore.bench.report.Table.whole;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A report as tables for people. */
public final class ReportText {
    private final Report report;
    private final List<Shape> shapes;

    private ReportText(Report report) {
        this.report = report;
        this.shapes = report.runs().stream().map(Run::shape).distinct().sorted().toList();
    }

    /** All of it. */
    public static String of(Report report) {
        ReportText text = new ReportText(report);
        return String.join("\n", text.head(), text.times(), text.writes(), text.perTask(), text.cpu(), text.memory())
                + "\n" + text.onceOnly() + text.arrivals();
    }

    private String head() {
        Machine machine = report.machine();
        return String.format(
                Locale.ROOT,
                "%d pods on %d simulated nodes, each shape in turn. Kubernetes %s, %d processors, %.0f GiB, %s, Java %s, load before %.1f.%n"
                        + "Operator: %s%n",
                report.tasks(),
                report.nodes(),
                machine.kubernetes(),
                machine.processors(),
                machine.memoryGiB(),
                machine.system(),
                machine.java(),
                machine.loadBefore(),
                report.operator());
    }

    private String times() {
        int runs =
                shapes.stream().mapToInt(shape -> report.of(shape).size()).max().orElse(0);
        List<String> header = new ArrayList<>(List.of("SECONDS UNTIL ALL RUN"));
        IntStream.rangeClosed(1, runs).forEach(run -> header.add("run " + run));
        header.addAll(List.of("median", "pods/s", "status says so"));
        Table table = new Table(header);
        for (Shape shape : shapes) {
            List<String> row = new ArrayList<>(List.of(shape.title()));
            report.of(shape).forEach(run -> row.add(decimal(run.seconds())));
            row.addAll(Collections.nCopies(runs - report.of(shape).size(), "-"));
            double median = median(shape, Run::seconds);
            row.addAll(List.of(
                    decimal(median), whole(report.tasks() / median), decimal(median(shape, Run::statusSeconds))));
            table.row(row);
        }
        return table.toString();
    }

    private String writes() {
        Table table = new Table(header("API WRITES, MEDIAN (agent verb resource)"));
        List<WriteCount.Kind> kinds = report.runs().stream()
                .flatMap(run -> run.writes().stream())
                .map(WriteCount::kind)
                .distinct()
                .sorted(Comparator.comparing(WriteCount.Kind::toString))
                .toList();
        for (WriteCount.Kind kind : kinds) {
            table.row(row(kind.toString(), shape -> count(median(shape, run -> written(run, kind)))));
        }
        table.row(row("all", shape -> count(median(shape, ReportText::written))));
        table.row(row("of these refused", shape -> count(median(shape, ReportText::refused))));
        return table.toString();
    }

    private String perTask() {
        Table table = new Table(header("WRITES PER POD, MEDIAN"));
        table.row(row(Report.OPERATOR, shape -> perPod(shape, run -> run.writesOf(Report.OPERATOR))));
        table.row(row("all", shape -> perPod(shape, ReportText::written)));
        return table.toString();
    }

    private String cpu() {
        return processes("CPU SECONDS, MEDIAN", ProcessUse::cpuSeconds, Table::decimal, true);
    }

    private String memory() {
        return processes("PEAK RSS MIB, MEDIAN", ProcessUse::peakRssMiB, Table::whole, false);
    }

    private String processes(
            String title, ToDoubleFunction<ProcessUse> figure, DoubleFunction<String> format, boolean sum) {
        Table table = new Table(header(title));
        List<String> names = report.runs().stream()
                .flatMap(run -> run.processes().stream())
                .map(ProcessUse::process)
                .distinct()
                .sorted()
                .toList();
        for (String name : names) {
            table.row(row(name, shape -> format.apply(median(shape, run -> used(run, name, figure)))));
        }
        if (sum) {
            table.row(row("all", shape -> format.apply(median(shape, run -> used(run, "", figure)))));
        }
        return table.toString();
    }

    private String onceOnly() {
        return new Table(List.of("ONCE", "seconds", "operator's writes", "all writes", "operator's CPU s"))
                .row(row("start, until all nodes are joined", report.start()))
                .row(row("rest, with the Service running", report.rest()))
                .toString();
    }

    private String arrivals() {
        Arrivals arrivals = report.arrivals();
        if (arrivals.millis().isEmpty()) {
            return "";
        }
        return "\n"
                + new Table(List.of(
                                "TASK APPLIED UNTIL ITS POD IS SEEN, MS", "tasks", "median", "p90", "p99", "longest"))
                        .row(List.of(
                                arrivals.perSecond() + " a second",
                                count(arrivals.millis().size()),
                                decimal(arrivals.percentile(50)),
                                decimal(arrivals.percentile(90)),
                                decimal(arrivals.percentile(99)),
                                decimal(arrivals.percentile(100))));
    }

    private static List<String> row(String title, Span span) {
        int all = span.writes().stream().mapToInt(WriteCount::count).sum();
        double cpu = span.processes().stream()
                .filter(use -> use.process().equals("operator"))
                .mapToDouble(ProcessUse::cpuSeconds)
                .sum();
        return List.of(title, decimal(span.seconds()), count(span.writesOf(Report.OPERATOR)), count(all), decimal(cpu));
    }

    private List<String> header(String title) {
        List<String> header = new ArrayList<>(List.of(title));
        shapes.forEach(shape -> header.add(shape.title()));
        return header;
    }

    private List<String> row(String title, Function<Shape, String> cell) {
        List<String> row = new ArrayList<>(List.of(title));
        shapes.forEach(shape -> row.add(cell.apply(shape)));
        return row;
    }

    private String perPod(Shape shape, ToDoubleFunction<Run> writes) {
        return decimal(median(shape, writes) / report.tasks());
    }

    private double median(Shape shape, ToDoubleFunction<Run> figure) {
        return Median.of(report.of(shape).stream().mapToDouble(figure).toArray());
    }

    private static int written(Run run, WriteCount.Kind kind) {
        return run.writes().stream()
                .filter(write -> write.kind().equals(kind))
                .mapToInt(WriteCount::count)
                .sum();
    }

    private static int written(Run run) {
        return run.writes().stream().mapToInt(WriteCount::count).sum();
    }

    private static int refused(Run run) {
        return run.writes().stream().mapToInt(WriteCount::refused).sum();
    }

    /** Of the process of that name; of all where the name is empty. */
    private static double used(Run run, String process, ToDoubleFunction<ProcessUse> figure) {
        return run.processes().stream()
                .filter(use -> process.isEmpty() || use.process().equals(process))
                .mapToDouble(figure)
                .sum();
    }
}
