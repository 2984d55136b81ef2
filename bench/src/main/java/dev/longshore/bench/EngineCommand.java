package dev.longshore.bench;

import dev.longshore.bench.engine.EngineReport;
import dev.longshore.bench.engine.SpeedRuns;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longshore bench engine}: the engine's decisions alone. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures the engine alone: placements a second with JMH, beside a plain loop over arrays, on 500, 5,000"
                        + " and 50,000 instances; what the ledger takes of memory; how well binpack packs. The tables come last, in"
                        + " Markdown.")
final class EngineCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "1",
            description = "JVMs, one after the other. Default: ${DEFAULT-VALUE}.")
    private int forks;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "4",
            description = "Measured iterations of each JVM, after as many to warm up. Default: ${DEFAULT-VALUE}.")
    private int iterations;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Length of an iteration. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--quick",
            description = "Only try whether all works, in a few seconds and in this JVM: the figures mean nothing.")
    private boolean quick;

    @Override
    public Integer call() throws RunnerException {
        if (quick) {
            // JMH else refuses to run beside another, which only disturbs figures.
            System.setProperty("jmh.ignoreLock", "true");
        }
        String report = quick
                ? EngineReport.of(new SpeedRuns(List.of(500), 0, 1, TimeValue.milliseconds(100)).measure(), 500, 300)
                : EngineReport.of(
                        new SpeedRuns(List.of(500, 5000, 50_000), forks, iterations, TimeValue.seconds(seconds))
                                .measure(),
                        5000,
                        3000);
        spec.commandLine().getOut().print("\n" + report);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
