package dev.longshore.bench;

import dev.longshore.bench.scaling.ScalingComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longshore bench scaling}: the scaling loops in virtual time. */
@Command(
        name = "scaling",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs target tracking in both modes, step scaling and the HorizontalPodAutoscaler's rule, with the instances below"
                        + " them, under loads of three hours in virtual time. Writes a plot of each load as SVG, and prints two tables in"
                        + " Markdown. The same each time.")
final class ScalingCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--plots",
            paramLabel = "FOLDER",
            defaultValue = "docs",
            description = "Where the plots are written, as scaling-LOAD.svg. Default: ${DEFAULT-VALUE}.")
    private Path plots = Path.of("docs");

    @Override
    public Integer call() throws IOException {
        // There is no screen to draw on.
        System.setProperty("java.awt.headless", "true");
        spec.commandLine().getOut().print(ScalingComparison.run(plots));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
