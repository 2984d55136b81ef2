package dev.longshore.operator.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stands for {@code longshore bench} in the help; the launcher starts the benchmarks' own program. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures Longshore beside Kubernetes' own controllers; './longshore bench system --help' says how.")
final class BenchCommand implements Runnable {
    @Parameters(hidden = true)
    private List<String> arguments = List.of();

    @Override
    public void run() {
        throw new IllegalStateException("the benchmarks are a program of their own: run './longshore bench "
                + String.join(" ", arguments) + "' from a checkout");
    }
}
