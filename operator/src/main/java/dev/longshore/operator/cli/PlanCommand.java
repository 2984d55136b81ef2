package dev.longshore.operator.cli;

import dev.longshore.operator.view.Planned;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code longshore plan}: where the tasks of manifests would go, without writing anything. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Shows where the tasks of manifests would go if they were applied now. Nothing is written.",
            "",
            "Takes Services and Tasks, and the TaskDefinitions of the same file or those that the cluster has. They are placed in"
                    + " the file's order; of a service that runs already the first step of its deployment is shown. Where a strategy"
                    + " leaves several instances equal, the operator may choose another one of them. The exit code is 1 if a task finds"
                    + " no instance or an object is refused.",
            ""
        })
final class PlanCommand implements Callable<Integer> {
    private static final int MOST_ROWS = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterAccess access = new ClusterAccess();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            description = "YAML or JSON manifests; - is standard input.")
    private String file = "-";

    @Option(names = "--all", description = "Show every instance that refuses a task, not the first 20.")
    private boolean all;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Input input = Input.read(file);
        return access.ask((view, namespace) -> {
            List<Planned> plan = view.plan(PlanFile.read(input, namespace));
            spec.commandLine().getOut().println(PlanText.of(plan, all ? Integer.MAX_VALUE : MOST_ROWS));
            spec.commandLine().getOut().flush();
            return plan.stream().allMatch(planned -> planned.problems().isEmpty() && planned.unplaced() == 0) ? 0 : 1;
        });
    }
}
