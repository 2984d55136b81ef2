package dev.longshore.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.longshore.bench.report.Report;
import dev.longshore.bench.report.ReportJson;
import dev.longshore.bench.report.ReportText;
import dev.longshore.bench.report.Shape;
import dev.longshore.bench.system.Settings;
import dev.longshore.bench.system.SystemBenchmark;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longshore bench system}: a Service, a Deployment and bare pods, in turn on one control plane. */
@Command(
        name = "system",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Starts a local control plane with simulated nodes and measures, in turn, how long the same pods take"
                        + " as a Service of Longshore, as a Deployment, and as bare pods that are written with their node: the floor."
                        + " Prints times, API writes by user agent and resource, and what each process used. Progress goes to"
                        + " standard error.")
final class SystemCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tasks",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Pods of each run. Default: ${DEFAULT-VALUE}.")
    private int tasks;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "500",
            description = "Simulated nodes of 4 CPUs, 16 GiB and 110 pods. Default: ${DEFAULT-VALUE}.")
    private int nodes;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Times that each shape is measured, interleaved. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "200",
            description = "Pods of the round that is not reported; 0 for no such round. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--rest",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long the running Service is watched at rest. Default: ${DEFAULT-VALUE}.")
    private int restSeconds;

    @Option(
            names = "--arrivals",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description =
                    "How long single Tasks are applied, 20 a second; 0 for not at all. Default: ${DEFAULT-VALUE}.")
    private int arrivalSeconds;

    @Option(
            names = "--shapes",
            split = ",",
            paramLabel = "SHAPE",
            description = "What to measure: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Shape> shapes = List.of(Shape.values());

    @Option(names = "--json", paramLabel = "FILE", description = "Also write everything to this file.")
    private @Nullable Path json;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description =
                    "Record the operator with JDK Flight Recorder into this file (read it with 'jfr view hot-methods FILE').")
    private @Nullable Path profile;

    @Override
    public Integer call() {
        Settings settings = new Settings(
                tasks,
                nodes,
                runs,
                warmUp,
                restSeconds,
                arrivalSeconds,
                EnumSet.copyOf(shapes),
                Optional.ofNullable(profile));
        // Libraries warn of what is meant so here, such as resources of version v1alpha1.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        Report report = new SystemBenchmark(settings, line -> System.err.println("[bench] " + line)).run();
        spec.commandLine().getOut().print(ReportText.of(report));
        spec.commandLine().getOut().flush();
        Optional.ofNullable(json).ifPresent(file -> ReportJson.write(report, file));
        return 0;
    }
}
